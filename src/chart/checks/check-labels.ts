import type { Rect } from '../../base/index.js';
import type { Findings } from '../findings/findings.js';
import type { DrawnLabel } from '../record/recorder.js';

/** Points. Newsprint closes up smaller text (PRINT.md, newsprint rules). */
const SMALLEST_TEXT = 7;
/** Points: labels whose ink comes into each other by less are read as two. */
const TOUCH = 0.4;
/** Beyond this many labels a chart is a map, and its labels are checked by its maker. */
const MAX_LABELS = 400;

/** The checks of the graphics desk on the finished chart: text that is too small, and labels that run into each other. */
export function checkLabels(labels: readonly DrawnLabel[], findings: Findings): void {
	const small = labels.filter(({ size }) => size < SMALLEST_TEXT - 0.01);
	const [first] = small;
	if (first) {
		const more = small.length > 1 ? ` and ${small.length - 1} more` : '';
		findings.add({
			code: 'chart/small-text',
			severity: 'warning',
			message: `the label "${first.text}"${more} is ${Number(first.size.toFixed(1))} pt high`,
			path: [],
			hint: `newsprint needs ${SMALLEST_TEXT} pt`,
		});
	}
	const inked = labels.slice(0, MAX_LABELS).flatMap(({ text, ink }) => (ink ? [{ text, ink }] : []));
	for (const [index, label] of inked.entries()) {
		for (const other of inked.slice(index + 1)) {
			// The same text twice at one place is a halo under its label.
			if (!overlap(label.ink, other.ink) || (label.text === other.text && isSame(label.ink, other.ink)))
				continue;
			findings.add({
				code: 'chart/overlap',
				severity: 'warning',
				message: `the labels "${label.text}" and "${other.text}" run into each other`,
				path: [],
				hint: 'shift one with dx or dy, or give the chart more room',
			});
		}
	}
}

const overlap = (a: Rect, b: Rect): boolean =>
	Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > TOUCH &&
	Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > TOUCH;

const isSame = (a: Rect, b: Rect): boolean => Math.abs(a.x - b.x) < TOUCH && Math.abs(a.y - b.y) < TOUCH;
