import { describe, expect, it } from 'vitest';
import {
	type Diagnostic,
	type DrawingOp,
	formatDiagnostic,
	inkText,
	isGradient,
} from '../../../src/base/index.js';
import { drawPicture, loadPicture, type PictureOp, type VectorPicture } from '../../../src/picture/index.js';
import { squareFonts } from '../../support/square-fonts.js';

const round = (value: number): number => Math.round(value * 1000) / 1000 + 0;

/** Ops as lines: what a reader of the test can check by hand. */
function lines(ops: readonly (DrawingOp | PictureOp)[], indent = ''): string[] {
	return ops.flatMap((op) => {
		if (op.op === 'group') {
			const parts = [
				'group',
				op.matrix ? `matrix ${op.matrix.map(round).join(' ')}` : '',
				op.clip
					? `clip ${op.clip.map((s) => [s[0], ...s.slice(1).map(Number).map(round)].join(' ')).join(' ')}`
					: '',
				op.clipRule ?? '',
				op.opacity === undefined ? '' : `opacity ${op.opacity}`,
				op.blend ?? '',
			];
			return [indent + parts.filter((part) => part !== '').join(' '), ...lines(op.ops, `${indent}  `)];
		}
		if (op.op !== 'path') return [`${indent}${op.op}`];
		const path = op.path.map((s) => [s[0], ...s.slice(1).map(Number).map(round)].join(' ')).join(' ');
		const fill = op.fill ? ` fill ${isGradient(op.fill) ? op.fill.kind : inkText(op.fill)}` : '';
		const stroke = op.stroke
			? ` stroke ${isGradient(op.stroke.paint) ? op.stroke.paint.kind : inkText(op.stroke.paint)} ${round(op.stroke.width)}`
			: '';
		return [`${indent}${path}${fill}${op.fillRule ? ` ${op.fillRule}` : ''}${stroke}`];
	});
}

function open(body: string, attributes = 'viewBox="0 0 100 50"') {
	const found: Diagnostic[] = [];
	const text = `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`;
	const root = { readBytes: () => new TextEncoder().encode(text) };
	const picture = loadPicture(root, 'data/a/pictures/p.svg', (d) => found.push(d));
	if (picture?.kind !== 'vector') throw new Error(found.map(formatDiagnostic).join('\n'));
	return { picture: picture satisfies VectorPicture, found: found.map(formatDiagnostic) };
}

const setting = { fonts: squareFonts(), language: 'en', report: () => undefined };

const drawn = (body: string, attributes?: string): string[] => {
	const { picture, found } = open(body, attributes);
	expect(found).toEqual([]);
	return lines(picture.ops);
};

describe('the size of a picture', () => {
	it('is its width and height, 1 px being .75 pt', () => {
		expect(open('', 'width="80" height="40"').picture.size).toEqual({ width: 60, height: 30 });
		expect(open('', 'width="1in" height="25.4mm"').picture.size).toEqual({ width: 72, height: 72 });
	});

	it('is completed by the proportions of the viewBox', () => {
		expect(open('').picture.size).toEqual({ width: 75, height: 37.5 });
		expect(open('', 'viewBox="0 0 100 50" width="40"').picture.size).toEqual({ width: 30, height: 15 });
		expect(open('', 'viewBox="0 0 100 50" width="100%"').picture.size).toEqual({ width: 75, height: 37.5 });
	});
});

describe('drawing a picture into its box', () => {
	it('scales the viewBox and keeps what stands outside it away', () => {
		const { picture } = open('<rect width="10" height="10"/>', 'viewBox="10 10 100 50"');
		expect(lines(drawPicture(picture, { width: 50, height: 25 }, setting).ops)).toEqual([
			'group matrix 0.5 0 0 0.5 -5 -5 clip M 10 10 L 110 10 L 110 60 L 10 60 Z',
			'  M 0 0 L 10 0 L 10 10 L 0 10 Z fill #000000',
		]);
	});

	it('centres it in a box of other proportions, or stretches or fills as it asks', () => {
		const matrixOf = (fit: string) => {
			const { picture } = open(
				'<rect width="10" height="10"/>',
				`viewBox="0 0 100 50" preserveAspectRatio="${fit}"`,
			);
			const [group] = drawPicture(picture, { width: 100, height: 100 }, setting).ops;
			return group?.op === 'group' ? group.matrix : undefined;
		};
		expect(matrixOf('xMidYMid')).toEqual([1, 0, 0, 1, 0, 25]);
		expect(matrixOf('xMinYMax meet')).toEqual([1, 0, 0, 1, 0, 50]);
		expect(matrixOf('xMidYMid slice')).toEqual([2, 0, 0, 2, -50, 0]);
		expect(matrixOf('none')).toEqual([1, 0, 0, 2, -0, -0]);
	});
});

describe('shapes', () => {
	it('draws path commands, absolute and relative, as moves, lines and cubic curves', () => {
		expect(drawn('<path d="M1 2l3,4H10v-2C1 1 2 2 3 3s1 1 2 2Q0 0 3 0t3 0z m1 1 2 2"/>')).toEqual(
			[
				'M 1 2 L 4 6 L 10 6 L 10 4 C 1 1 2 2 3 3 C 4 4 4 4 5 5 C 1.667 1.667 1 0 3 0 C 5 0 6 0 6 0 Z M 2 3 L 4 5 fill #000000',
			].map((line) => line),
		);
	});

	it('draws an arc as curves that end where it says, with flags that touch the next number', () => {
		expect(drawn('<path d="M10 0A10 10 0 0110 20"/>')).toEqual([
			'M 10 0 C 15.523 0 20 4.477 20 10 C 20 15.523 15.523 20 10 20 fill #000000',
		]);
		expect(drawn('<path d="M0 0A0 5 0 0 1 4 4"/>')).toEqual(['M 0 0 L 4 4 fill #000000']);
	});

	it('takes an em as the font size of the shape', () => {
		expect(
			drawn('<g font-size="10"><rect width="2em" height="1ex" stroke="red" stroke-width=".1em"/></g>'),
		).toEqual(['M 0 0 L 20 0 L 20 5 L 0 5 Z fill #000000 stroke #ff0000 1']);
	});

	it('enlarges an arc whose radii are too small to reach', () => {
		expect(drawn('<path d="M0 0a1 1 0 0 1 20 0"/>')).toEqual([
			'M 0 0 C 0 -5.523 4.477 -10 10 -10 C 15.523 -10 20 -5.523 20 0 fill #000000',
		]);
	});

	it('draws circle, ellipse, line, polyline, polygon and rounded rectangle', () => {
		expect(
			drawn(
				'<circle r="1"/><ellipse cx="5" rx="2" ry="1"/><line x2="4" stroke="red"/>' +
					'<polyline points="0,0 1,1 2"/><polygon points="0 0 1 0 1 1"/><rect width="4" height="2" rx="1"/>',
			),
		).toEqual([
			'M 1 0 C 1 0.552 0.552 1 0 1 C -0.552 1 -1 0.552 -1 0 C -1 -0.552 -0.552 -1 0 -1 C 0.552 -1 1 -0.552 1 0 Z fill #000000',
			'M 7 0 C 7 0.552 6.105 1 5 1 C 3.895 1 3 0.552 3 0 C 3 -0.552 3.895 -1 5 -1 C 6.105 -1 7 -0.552 7 0 Z fill #000000',
			'M 0 0 L 4 0 fill #000000 stroke #ff0000 1',
			'M 0 0 L 1 1 fill #000000',
			'M 0 0 L 1 0 L 1 1 Z fill #000000',
			'M 1 0 L 3 0 C 3.552 0 4 0.448 4 1 L 4 1 C 4 1.552 3.552 2 3 2 L 1 2 C 0.448 2 0 1.552 0 1 L 0 1 C 0 0.448 0.448 0 1 0 Z fill #000000',
		]);
	});

	it('draws a path up to its fault and says where it is', () => {
		const { picture, found } = open('<path d="M0 0L5 5L6 x"/>');
		expect(lines(picture.ops)).toEqual(['M 0 0 L 5 5 fill #000000']);
		expect(found[0]).toMatch(
			/^data\/a\/pictures\/p\.svg:1:\d+ error picture\/broken path data has "x" where a number should stand \(character 12\)$/,
		);
	});
});

describe('style', () => {
	it('takes attributes, then the style sheet, then the style attribute', () => {
		expect(
			drawn(
				'<style>.a{fill:#0f0} rect.b{fill:blue} #c{stroke:rgb(255 0 0 / 50%)}</style><g fill="red">' +
					'<rect width="1" height="1"/><rect class="a" width="1" height="1"/>' +
					'<rect class="a b" fill="red" width="1" height="1"/><rect id="c" style="fill:none" width="1" height="1"/></g>',
			).map((line) => line.replace(/^.*Z /, '')),
		).toEqual(['fill #ff0000', 'fill #00ff00', 'fill #0000ff', 'stroke #ff000080 1']);
	});

	it('takes rules for print and leaves those for a dark screen', () => {
		expect(
			drawn(
				'<style>@media (prefers-color-scheme: dark) { path { fill: white } } @media print { path { fill: red } }</style>' +
					'<path d="M0 0h1v1"/>',
			),
		).toEqual(['M 0 0 L 1 0 L 1 1 fill #ff0000']);
	});

	it('knows currentColor, hsl, opacity of fill and of the whole', () => {
		expect(
			drawn(
				'<g color="hsl(120, 100%, 50%)"><path d="M0 0h1v1" fill="currentColor" fill-opacity=".5"/></g>' +
					'<path d="M0 0h1v1" opacity=".5"/><g opacity=".5"><path d="M0 0h1v1"/></g>',
			),
		).toEqual([
			'M 0 0 L 1 0 L 1 1 fill #00ff0080',
			'M 0 0 L 1 0 L 1 1 fill #00000080',
			'group opacity 0.5',
			'  M 0 0 L 1 0 L 1 1 fill #000000',
		]);
	});

	it('works transforms into paths and pens, and keeps the space of a pen that would be flattened', () => {
		expect(
			drawn(
				'<g transform="translate(10,0) scale(2)"><path d="M0 0h1" stroke="red" fill="none"/></g>' +
					'<path transform="rotate(90 5 5)" d="M5 5h1"/><path transform="scale(2 1)" d="M0 0h1" fill="none" stroke="red"/>',
			),
		).toEqual([
			'M 10 0 L 12 0 stroke #ff0000 2',
			'M 5 5 L 5 6 fill #000000',
			'group matrix 2 0 0 1 0 0',
			'  M 0 0 L 1 0 stroke #ff0000 1',
		]);
	});

	it('repeats an odd list of dashes and scales it', () => {
		const { picture } = open('<path transform="scale(2)" d="M0 0h9" stroke="red" stroke-dasharray="1 2 3"/>');
		const [op] = picture.ops;
		expect(op?.op === 'path' && op.stroke?.dash).toEqual([2, 4, 6, 2, 4, 6]);
	});
});

describe('gradients, clips and reuse', () => {
	it('maps a gradient on the bounds of its shape, with stops from another', () => {
		const { picture, found } = open(
			'<defs><linearGradient id="s"><stop stop-color="red"/><stop offset="100%" stop-color="#00f" stop-opacity=".5"/>' +
				'</linearGradient><linearGradient id="g" href="#s" x2="0" y2="1"/></defs>' +
				'<rect x="10" y="5" width="20" height="10" fill="url(#g)"/>',
		);
		expect(found).toEqual([]);
		const [op] = picture.ops;
		expect(op?.op === 'path' && op.fill).toEqual({
			kind: 'linear',
			from: [0, 0],
			to: [0, 1],
			stops: [
				{ offset: 0, ink: { space: 'srgb', channels: [1, 0, 0], alpha: 1 } },
				{ offset: 1, ink: { space: 'srgb', channels: [0, 0, 1], alpha: 0.5 } },
			],
			matrix: [20, 0, 0, 10, 10, 5],
		});
	});

	it('draws a radial gradient in user space with its transform', () => {
		const { picture } = open(
			'<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="5" cy="5" r="4" fx="6" gradientTransform="scale(2)">' +
				'<stop stop-color="red"/><stop offset="1"/></radialGradient><rect width="9" height="9" fill="url(#g)"/>',
		);
		const [op] = picture.ops;
		const fill = op?.op === 'path' ? op.fill : undefined;
		expect(fill && isGradient(fill) && [fill.from, fill.to, fill.matrix]).toEqual([
			[6, 5, 0],
			[5, 5, 4],
			[2, 0, 0, 2, 0, 0],
		]);
	});

	it('clips by the shapes of a clipPath in the space of the element', () => {
		expect(
			drawn(
				'<clipPath id="c"><path clip-rule="evenodd" d="M0 0h1v1z"/></clipPath>' +
					'<g transform="translate(5 0)" clip-path="url(#c)"><path d="M0 0h9v9z"/></g>',
			),
		).toEqual(['group clip M 5 0 L 6 0 L 6 1 Z evenodd', '  M 5 0 L 14 0 L 14 9 Z fill #000000']);
	});

	it('draws symbols at the size of their use, and uses at their place', () => {
		expect(
			drawn(
				'<symbol id="s" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></symbol><path id="p" d="M0 0h1v1z"/>' +
					'<use href="#p" x="3" fill="red"/><use xlink:href="#s" y="1" width="20" height="20"/>',
			),
		).toEqual([
			'M 0 0 L 1 0 L 1 1 Z fill #000000',
			'M 3 0 L 4 0 L 4 1 Z fill #ff0000',
			'group clip M 0 1 L 20 1 L 20 21 L 0 21 Z',
			'  M 0 1 L 20 1 L 20 21 Z fill #000000',
		]);
	});

	it('keeps title and description out of the drawing', () => {
		expect(drawn('<title>A lake</title><desc>with hills</desc><metadata/>')).toEqual([]);
	});
});

describe('what is not drawn is said', () => {
	it.each([
		['<script>1</script>', 'the element "script" of a picture is not drawn'],
		['<foreignObject/>', 'the element "foreignObject" of a picture is not drawn'],
		['<rect width="1" height="1" filter="url(#f)"/>', '"filter: url(#f)" of a picture is not drawn'],
		['<rect width="1" height="1" style="mask:url(#m)"/>', '"mask: url(#m)" of a picture is not drawn'],
		[
			'<image href="http://a.example/x.png"/>',
			'the image "http://a.example/x.png" is not part of the picture',
		],
		['<use href="other.svg#a"/>', '"other.svg#a" is outside the picture'],
		['<style>g > a{fill:red}</style>', 'the selector "g > a" in a picture\'s style sheet is not drawn'],
		[
			'<style>@font-face{src:url(a)}</style>',
			'the rule "@font-face" in a picture\'s style sheet is not drawn',
		],
		['<rect width="1" height="1" fill="url(#p)"/>', 'no gradient has the id "p"'],
		['<rect width="1" height="1" fill="purpel"/>', '"purpel" is not a colour'],
	])('%s', (body, message) => {
		const { found } = open(body);
		expect(found).toHaveLength(1);
		expect(found[0]).toContain(`error picture/unsupported ${message}`);
		expect(found[0]).toMatch(/^data\/a\/pictures\/p\.svg:1:\d+ /);
	});

	it('ends a use that holds itself, and a billion of uses', () => {
		expect(open('<g id="a"><use href="#a"/></g>').found[0]).toContain(
			'picture/broken "#a" is used within itself',
		);
		const levels = Array.from({ length: 10 }, (_, i) => {
			const target = i === 0 ? 'p' : `l${i - 1}`;
			return `<g id="l${i}">${`<use href="#${target}"/>`.repeat(10)}</g>`;
		});
		const { found } = open(`<defs><path id="p" d="M0 0h1v1z"/>${levels.join('')}</defs><use href="#l9"/>`);
		expect(found).toHaveLength(1);
		expect(found[0]).toContain('picture/too-large the picture draws more than 100000 elements');
	});

	it('does not grow entities', () => {
		const text = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg><title>&b;</title></svg>';
		const found: Diagnostic[] = [];
		const picture = loadPicture({ readBytes: () => new TextEncoder().encode(text) }, 'p.svg', (d) =>
			found.push(d),
		);
		expect(picture).toBeUndefined();
		expect(found[0]?.code).toBe('dom/markup');
	});
});
