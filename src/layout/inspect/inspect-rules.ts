import type { Report } from '../../base/index.js';
import type { Fragment, LineBox, Page } from '../fragment.js';
import { gridInside, offGridBy, type PlacedGrid } from './off-grid.js';
import { textOf } from './overset.js';

/** Characters of a line that are quoted. */
const MOST_QUOTED = 24;

/** A line that stands off the grid, and how far. */
interface OffLine {
	readonly line: LineBox;
	readonly off: number;
}

/**
 * Looks over a page for the rules of parting text that gave way, and for lines that were to stand on the baseline grid and do not:
 * their boxes were moved after they were set.
 */
export function inspectRules({ root, folio }: Page, report: Report): void {
	const off: OffLine[] = [];
	const visit = (fragment: Fragment, left: number, top: number, around: PlacedGrid | undefined): void => {
		const x = left + fragment.rect.x;
		const y = top + fragment.rect.y;
		const grid = gridInside(fragment, x, y, around);
		if (fragment.gaveWay) reportRule(fragment, folio, report);
		for (const line of fragment.lines ?? []) {
			const by = line.paragraph.style.lineSnap === 'baseline' ? offGridBy(line, x, y, grid) : undefined;
			if (by !== undefined) off.push({ line, off: by });
		}
		for (const child of fragment.children) visit(child, x, y, grid);
	};
	visit(root, 0, 0, undefined);
	reportOff(off, folio, report);
}

function reportRule(fragment: Fragment, folio: string, report: Report): void {
	const line = lastLine(fragment);
	const text = line ? `: "${quoted(line)}"` : '';
	const { span } = fragment.box;
	switch (fragment.gaveWay) {
		case 'keep':
			report({
				code: 'layout/stranded-heading',
				severity: 'warning',
				message: `what is to stay with the text after it stands at the end of its frame on page ${folio}${text}`,
				span,
				hint: 'give the frame a few more rows',
			});
			return;
		case 'widow':
			report({
				code: 'layout/widow',
				severity: 'warning',
				message: `fewer lines of a paragraph than its style asks for go on behind page ${folio}${text}`,
				span,
				hint: 'give the frame more rows, or cut a line',
			});
			return;
		case 'orphan':
			report({
				code: 'layout/orphan',
				severity: 'warning',
				message: `fewer lines of a paragraph than its style asks for stand at the end of a frame on page ${folio}${text}`,
				span,
				hint: 'give the frame more rows',
			});
	}
}

/** One finding a page: what moves one line off its grid moves all of its box. */
function reportOff(lines: readonly OffLine[], folio: string, report: Report): void {
	const [first] = lines;
	if (!first) return;
	const most = Math.max(...lines.map(({ off }) => Math.abs(off)));
	const { element, span } = first.line.paragraph;
	report({
		code: 'layout/off-grid',
		severity: 'warning',
		message: `${lines.length} ${lines.length === 1 ? 'line stands' : 'lines stand'} up to ${points(most)} pt off the baseline grid of page ${folio}, from "${quoted(first.line)}"`,
		span: element?.span ?? span,
		hint: 'place the box on whole rows: box-snap: block-start, or margins and heights of whole lines',
	});
}

function lastLine({ lines, children }: Fragment): LineBox | undefined {
	if (lines && lines.length > 0) return lines.at(-1);
	return children.reduce<LineBox | undefined>((found, child) => lastLine(child) ?? found, undefined);
}

const quoted = (line: LineBox): string => {
	const text = [...textOf(line)];
	return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED).join('')}…` : text.join('');
};

const points = (value: number): string => String(Math.round(value * 100) / 100);
