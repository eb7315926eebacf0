import type { Rect } from '../../base/index.js';
import type { MarginBoxName, PageStyle } from '../../style/index.js';

/** One side of a page's margin, and the boxes that share it, in the order in which they stand. */
export interface MarginStrip {
	readonly side: 'top' | 'right' | 'bottom' | 'left';
	/** On the page. */
	readonly rect: Rect;
	readonly names: readonly [MarginBoxName, MarginBoxName, MarginBoxName];
}

/** A corner, where two margins meet: one box has it for itself. */
export interface MarginCorner {
	readonly side: MarginStrip['side'];
	readonly rect: Rect;
	readonly name: MarginBoxName;
}

/**
 *     ┌──┬──────────────────┬──┐
 *     │  │ top              │  │
 *     ├──┼──────────────────┼──┤
 *     │  │                  │  │
 */
export function marginStrips(page: PageStyle): {
	readonly strips: readonly MarginStrip[];
	readonly corners: readonly MarginCorner[];
} {
	const { width, height, marginTop: top, marginRight: right, marginBottom: bottom, marginLeft: left } = page;
	const across = { x: left, width: Math.max(0, width - left - right) };
	const down = { y: top, height: Math.max(0, height - top - bottom) };
	const head = { y: 0, height: top };
	const foot = { y: height - bottom, height: bottom };
	const west = { x: 0, width: left };
	const east = { x: width - right, width: right };
	return {
		strips: [
			{ side: 'top', rect: { ...across, ...head }, names: ['top-left', 'top-center', 'top-right'] },
			{ side: 'right', rect: { ...east, ...down }, names: ['right-top', 'right-middle', 'right-bottom'] },
			{
				side: 'bottom',
				rect: { ...across, ...foot },
				names: ['bottom-left', 'bottom-center', 'bottom-right'],
			},
			{ side: 'left', rect: { ...west, ...down }, names: ['left-top', 'left-middle', 'left-bottom'] },
		],
		corners: [
			{ side: 'top', rect: { ...west, ...head }, name: 'top-left-corner' },
			{ side: 'top', rect: { ...east, ...head }, name: 'top-right-corner' },
			{ side: 'bottom', rect: { ...east, ...foot }, name: 'bottom-right-corner' },
			{ side: 'bottom', rect: { ...west, ...foot }, name: 'bottom-left-corner' },
		],
	};
}
