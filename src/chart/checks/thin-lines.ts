import { colorsOf } from './colors.js';
import type { Check, DrawnMark } from './drawn-chart.js';
import { byPlace, points } from './words.js';

/** Points. A thinner line breaks up on newsprint, even in one ink (PRINT.md, newsprint rules). */
const THINNEST_LINE = 0.25;

/** Lines that the press cannot hold. */
export const thinLines: Check = (chart, report) => {
	const found = chart.marks.flatMap((mark) => {
		const widths = widthsOf(mark).filter((width) => width > 0 && width < THINNEST_LINE - 0.001);
		return widths.length > 0 ? [{ path: mark.path, name: nameOf(mark), width: Math.min(...widths) }] : [];
	});
	for (const [first, ...others] of byPlace(found)) {
		const names = [...new Set([first, ...others].map(({ name }) => name))].join(', ');
		const width = Math.min(...[first, ...others].map((each) => each.width));
		report({
			code: 'chart/thin-line',
			severity: 'warning',
			message: `the lines of the ${names} are ${points(width)} thick`,
			path: first.path,
			hint: `newsprint needs ${THINNEST_LINE} pt`,
		});
	}
};

const widthsOf = (mark: DrawnMark): readonly number[] =>
	mark.type === 'text' || mark.type === 'trail' || mark.type === 'image'
		? []
		: mark.items.flatMap((item) => (colorsOf(item).stroke === undefined ? [] : [item.strokeWidth ?? 1]));

/** `axis-grid` is the axis grid to an editor; a mark of the spec is what Vega draws for it. */
const nameOf = ({ role, type }: DrawnMark): string => (role === 'mark' ? type : role.replace('-', ' '));
