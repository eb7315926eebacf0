import type { EdgeTrim } from './paragraph.js';
import type { TextStyle } from './text-style.js';

/** How marks give up their blanks in a style (TYPOGRAPHY 4.1, CSS Text 4 `text-spacing-trim`). */
export interface Spacing {
	readonly edges: EdgeTrim;
	/** Adjacent marks share one blank. */
	readonly collapses: boolean;
	readonly marks: 'full' | 'kaiming' | 'half';
	/** What a mark would push over the end of a line may be made up by the blanks inside it (`-x-kinsoku: push-in-first`). */
	readonly pushesIn: boolean;
}

const startTrims: Readonly<Record<TextStyle['textSpacingTrim'], EdgeTrim['start']>> = {
	'space-all': 'never',
	normal: 'never',
	auto: 'never',
	'space-first': 'but-first',
	'trim-start': 'always',
	'trim-both': 'always',
	'trim-all': 'always',
};

export function spacingOf({ textSpacingTrim: trim, punctStyle: marks, kinsoku }: TextStyle): Spacing {
	const pushesIn = kinsoku === 'push-in-first';
	if (marks === 'plain' || trim === 'space-all')
		return { edges: { start: 'never', end: 'never' }, collapses: false, marks: 'full', pushesIn };
	const trimsEnd = trim === 'trim-both' || trim === 'trim-all';
	return {
		pushesIn,
		edges: { start: startTrims[trim], end: trimsEnd ? 'always' : 'need' },
		collapses: true,
		marks: marks === 'kaiming' ? 'kaiming' : marks === 'banjiao' || trim === 'trim-all' ? 'half' : 'full',
	};
}
