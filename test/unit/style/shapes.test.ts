import { parse } from 'css-tree';
import { describe, expect, it } from 'vitest';
import { parseShapeOutside } from '../../../src/style/properties/shape-values.js';

const nodesOf = (text: string) => {
	const value = parse(text, { context: 'value' });
	return value.type === 'Value' ? value.children.toArray().filter(({ type }) => type !== 'WhiteSpace') : [];
};
const context = {
	fontSize: 10,
	rootFontSize: 10,
	lineHeight: 10,
	rootLineHeight: 10,
	parentFontSize: 10,
	parentFontWeight: 400,
	viewport: { width: 0, height: 0, isVertical: false },
};
const shapeOf = (text: string) => parseShapeOutside(nodesOf(text))?.(context);
const points = (value: number) => ({ points: value, percent: 0 });
const part = (percent: number) => ({ points: 0, percent });

describe('shape-outside', () => {
	it('takes one to four sides for an inset, and its corners across and down', () => {
		expect(shapeOf('inset(1pt 2pt)')).toMatchObject({
			shape: { kind: 'inset', sides: [points(1), points(2), points(1), points(2)] },
			box: 'margin-box',
		});
		expect(shapeOf('inset(0 round 1pt 2pt / 3pt)')).toMatchObject({
			shape: {
				radii: [
					{ x: points(1), y: points(3) },
					{ x: points(2), y: points(3) },
					{ x: points(1), y: points(3) },
					{ x: points(2), y: points(3) },
				],
			},
		});
	});

	it('takes circles and ellipses with or without radii and places', () => {
		expect(shapeOf('circle()')).toMatchObject({
			shape: { radii: ['closest-side', 'closest-side'], at: { x: part(0.5), y: part(0.5) } },
		});
		expect(shapeOf('ellipse(1em farthest-side at 0 100%)')).toMatchObject({
			shape: { isCircle: false, radii: [points(10), 'farthest-side'], at: { x: points(0), y: part(1) } },
		});
	});

	it('takes polygons with a rule and at most a thousand corners', () => {
		expect(shapeOf('polygon(evenodd, 0 0, 1pt 50%)')).toMatchObject({
			shape: { kind: 'polygon', points: [{ x: points(0) }, { x: points(1), y: part(0.5) }] },
		});
		const corners = (count: number): string => new Array<string>(count).fill('0 0').join(',');
		expect(shapeOf(`polygon(${corners(1000)})`)).toBeDefined();
		expect(shapeOf(`polygon(${corners(1001)})`)).toBeUndefined();
	});

	it('takes a box, a box with a shape in either order, and a picture', () => {
		expect(shapeOf('content-box')).toEqual({ kind: 'box', box: 'content-box' });
		expect(shapeOf('circle() border-box')).toEqual(shapeOf('border-box circle()'));
		expect(shapeOf('url(a.png)')).toMatchObject({ kind: 'image', image: { url: 'a.png' } });
	});

	it.each([
		'inset(1pt 2pt 3pt 4pt 5pt)',
		'inset()',
		'inset(1pt round)',
		'circle(-1pt)',
		'circle(1pt, 2pt)',
		'ellipse(1pt)',
		'polygon()',
		'polygon(0 0, 1pt)',
		'path("M 0 0")',
		'circle() circle()',
		'border-box content-box',
		'none circle()',
		'url(a.png) border-box',
		'linear-gradient(red, blue)',
	])('knows no %s', (text) => {
		expect(shapeOf(text)).toBeUndefined();
	});
});
