import type { Report } from '../../base/index.js';
import type { PageFloatBox } from '../box.js';
import type { Fragment, Page } from '../fragment.js';
import { leavesForPage } from './page-float.js';

/** Tells of page floats that no column or page had room for, so that nothing is lost unsaid, and of those higher than a column. */
export function inspectFloats(pages: readonly Page[], floats: readonly PageFloatBox[], report: Report): void {
	if (floats.length === 0) return;
	const placed = new Map<Fragment['box'], Fragment>();
	const visit = (fragment: Fragment): void => {
		const { box, children, lines = [] } = fragment;
		if (box.kind !== 'paragraph' && leavesForPage(box.style)) placed.set(box, fragment);
		for (const { objects } of lines) for (const object of objects) visit(object.fragment);
		for (const child of children) visit(child);
	};
	for (const { root } of pages) visit(root);
	for (const box of floats) {
		const fragment = placed.get(box);
		const { span } = box;
		if (!fragment)
			report({
				code: 'layout/lost-float',
				severity: 'error',
				message: `${nameOf(box)} floats out of its place, and no column or page had room for it`,
				span,
				hint: 'make it smaller, or call it earlier in its story',
			});
		else if (fragment.standsOver)
			report({
				code: 'layout/float-too-high',
				severity: 'error',
				message: `${nameOf(box)} is ${Math.round(fragment.standsOver * 10) / 10} pt higher than the column that it floats in`,
				span,
				hint: 'make it smaller, or let it float over a page: float-reference: page',
			});
	}
}

const nameOf = ({ element }: PageFloatBox): string =>
	element?.attributes.id ? `"${element.attributes.id}"` : `<${element?.tag ?? 'box'}>`;
