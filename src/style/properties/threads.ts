import { property, words } from '../property.js';
import { customName, either, keyword, number } from '../syntax.js';

/** Regions 1, and what newspapers do beside: stories that flow from frame to frame and jump from page to page. */
export const threadProperties = {
	flowInto: property<string>({
		name: 'flow-into',
		inherited: false,
		initial: 'none',
		parse: either(keyword('none'), customName('auto')),
		values: 'none | <custom-ident>',
	}),
	flowFrom: property<string>({
		name: 'flow-from',
		inherited: false,
		initial: 'none',
		parse: either(keyword('none'), customName('auto')),
		values: 'none | <custom-ident>',
	}),
	regionFragment: words('region-fragment', false, 'auto', 'break'),
	/** The thread beside which a frame's own one runs: counterparts begin on the same row. */
	flowPair: property<string>({
		name: '-x-flow-pair',
		inherited: false,
		initial: 'none',
		parse: either(keyword('none'), customName('auto')),
		values: 'none | <custom-ident>',
	}),
	/** Lines that stand before a jump and after it, at least (TYPOGRAPHY section 17). */
	jumpLines: property<number>({
		name: '-x-jump-lines',
		inherited: true,
		initial: 3,
		parse: number({ min: 1, integer: true }),
		values: '<integer>',
	}),
};
