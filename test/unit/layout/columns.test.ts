import { describe, expect, it } from 'vitest';
import { planColumns } from '../../../src/layout/columns/column-plan.js';
import type { ContainerBox } from '../../../src/layout/index.js';
import { initialStyle, type Style } from '../../../src/style/index.js';

const box = (style: Partial<Style>): ContainerBox => ({
	kind: 'container',
	inside: 'flow',
	style: { ...initialStyle, fontSize: 10, ...style },
	language: '',
	span: { file: 'page.html', line: 1, column: 1 },
	children: [],
	absolutes: [],
});
const gap = { points: 10, percent: 0 };

describe('columns in 100 points', () => {
	it('a count shares what the gaps leave: (100 - 10) / 2', () => {
		expect(planColumns(box({ columnCount: 2, columnGap: gap }), 100)).toEqual({
			count: 2,
			width: 45,
			gap: 10,
		});
	});

	it('a normal gap is one em', () => {
		expect(planColumns(box({ columnCount: 2 }), 100)).toEqual({ count: 2, width: 45, gap: 10 });
	});

	it('a width gives as many as fit, then they share the rest: (100 + 10) / (45 + 10) = 2', () => {
		expect(planColumns(box({ columnWidth: 45, columnGap: gap }), 100)).toEqual({
			count: 2,
			width: 45,
			gap: 10,
		});
		expect(planColumns(box({ columnWidth: 46, columnGap: gap }), 100)).toEqual({
			count: 1,
			width: 100,
			gap: 10,
		});
	});

	it('of a width and a count the fewer columns win', () => {
		const style = { columnWidth: 20, columnGap: gap };
		expect(planColumns(box({ ...style, columnCount: 2 }), 100).count).toBe(2);
		expect(planColumns(box({ ...style, columnCount: 9 }), 100).count).toBe(3);
	});

	it('there is always one, also where none fits', () => {
		expect(planColumns(box({ columnWidth: 500 }), 100)).toEqual({ count: 1, width: 100, gap: 10 });
		expect(planColumns(box({ columnCount: 20, columnGap: gap }), 100).width).toBe(0);
	});
});
