import type { LadderStep } from '../../style/index.js';
import type { Box, ParagraphBox } from '../box.js';
import type { Adjuster, Adjustment } from './adjust.js';
import type { TextLevel } from './choose-lines.js';

/** How much of a text is quoted. */
const QUOTED = 12;

/** What was done to a story, a phrase a step in the order of its ladder. */
export function stepsTaken(
	ladder: readonly LadderStep[],
	adjuster: Adjuster,
	adjustment: Adjustment,
	levels: readonly TextLevel[],
	chosen: ReadonlyMap<ParagraphBox, number> = new Map(),
): readonly string[] {
	const { size, leading, dropped, heights, headline } = adjustment;
	return ladder.flatMap((step): readonly string[] => {
		switch (step.kind) {
			case 'squeeze':
			case 'spaces':
			case 'tracking': {
				const level = levels.findIndex(({ name }) => name === step.kind);
				const own = [...chosen].filter(([, of]) => of === level);
				if (own.length === 0) return [];
				const [[first]] = own as [[ParagraphBox, number]];
				const tracking = adjustment.paragraphs.get(first)?.text.tracking ?? 0;
				const by = step.kind === 'tracking' ? ` of ${rounded(tracking / adjuster.size)}em` : '';
				return [`${step.kind}${by} in ${own.length} ${own.length === 1 ? 'paragraph' : 'paragraphs'}`];
			}
			case 'size':
				return size === 1 ? [] : [`size ${rounded(adjuster.size * size)}pt`];
			case 'leading':
				return leading === 1 ? [] : [`leading ${rounded(100 * leading)}%`];
			case 'drop':
				return dropped.map((box) => `drop "${wordsOf(box)}"`);
			case 'pictures':
				return [...heights.values()].map(
					({ before, height }) => `picture of ${rounded(before)}pt made ${rounded(height)}pt high`,
				);
			case 'headline':
				return headline === undefined ? [] : [`headline in size ${headline + 1} of its list`];
		}
	});
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** The words with which a box begins. */
export function wordsOf(box: Box): string {
	const text = [...textOf(box).replace(/\s+/g, ' ').trim()];
	return `${text.slice(0, QUOTED).join('')}${text.length > QUOTED ? '…' : ''}`;
}

function textOf(box: Box): string {
	switch (box.kind) {
		case 'paragraph':
			return box.content.map((part) => (part.kind === 'text' ? part.text : '')).join('');
		case 'container':
			return box.children.map(textOf).join('');
		case 'replaced':
			return box.element?.attributes.alt ?? '';
	}
}
