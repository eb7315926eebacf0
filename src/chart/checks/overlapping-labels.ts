import type { Rect } from '../../base/index.js';
import type { Check } from './drawn-chart.js';
import { byPlace } from './words.js';

/** Points: labels whose ink comes into each other by less are read as two. */
const TOUCH = 0.4;
/** Beyond this many labels a chart is a map, and its labels are checked by its maker. */
const MAX_LABELS = 400;

/** Labels that run into each other. */
export const overlappingLabels: Check = ({ labels }, report) => {
	// The ink of a slanted label is known by the box around it, which is emptier than it looks.
	const inked = labels
		.slice(0, MAX_LABELS)
		.flatMap(({ text, ink, item, path }) =>
			ink && (item.angle ?? 0) % 90 === 0 ? [{ text, ink, item, path }] : [],
		);
	const pairs = inked.flatMap((label, index) =>
		inked.slice(index + 1).flatMap((other) => {
			// The same text twice at one place is a halo under its label.
			if (
				label.item === other.item ||
				!overlap(label.ink, other.ink) ||
				(label.text === other.text && isSame(label.ink, other.ink))
			)
				return [];
			return [{ texts: [label.text, other.text] as const, path: other.path }];
		}),
	);
	for (const group of byPlace(pairs)) {
		const [{ texts, path }] = group;
		const more = group.length > 1 ? `, and ${group.length - 1} more pairs` : '';
		report({
			code: 'chart/overlap',
			severity: 'warning',
			message: `the labels "${texts[0]}" and "${texts[1]}" run into each other${more}`,
			path,
			hint: 'shift one with dx or dy, or give the chart more room',
		});
	}
};

const overlap = (a: Rect, b: Rect): boolean =>
	Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > TOUCH &&
	Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > TOUCH;

const isSame = (a: Rect, b: Rect): boolean => Math.abs(a.x - b.x) < TOUCH && Math.abs(a.y - b.y) < TOUCH;
