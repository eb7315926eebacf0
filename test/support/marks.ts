import type { DrawingOp } from '../../src/base/index.js';
import type { Op } from '../../src/paint/index.js';
import { type Printed, printPage } from './print-page.js';

const round = (value: number): number => Math.round(value * 100) / 100 || 0;

/** Everything that a page puts on paper, a line each: glyphs where they stand, whatever run, tag or group they are in. */
export function marksOf({ painted }: Printed): readonly string[] {
	return painted.pages.flatMap(({ folio, ops }) =>
		ops.flatMap((op) => marks(op)).map((mark) => `${folio} ${mark}`),
	);
}

function marks(op: Op | DrawingOp): readonly string[] {
	switch (op.op) {
		case 'tag':
		case 'artifact':
			return op.ops.flatMap(marks);
		case 'glyphs': {
			const { font, size, glyphs, advances } = op.run;
			let pen = 0;
			return glyphs.map((glyph, i) => {
				const [a, b, , , e, f] = op.matrix;
				const place = `${round(e + a * pen)} ${round(f + b * pen)}`;
				pen += advances[i]!;
				return `${place} ${font} ${size} ${String.fromCodePoint(glyph)}`;
			});
		}
		default:
			return [JSON.stringify(op)];
	}
}

/** What a body of html prints in the base sheet of the goldens, square fonts of 10 pt. */
export const printBody = (body: string, css = ''): Printed =>
	printPage({
		html: `<html lang="zh-Hans"><body>${body}</body></html>`,
		css: [{ file: 'test.css', text: base + css }],
	});

const base = `
@page { size: 100pt 100pt; margin: 0 }
html { font-size: 10pt; line-height: 1; font-family: Narrow, Square }
body, p { margin: 0; orphans: 1; widows: 1 }
`;
