import type { Rect } from '../base/index.js';
import type { Fragment, LineBox } from './fragment.js';

/**
 * Turns what was laid out in vertical-rl, in logical terms, into places on the page: block offsets run from the right edge to
 * the left, inline ones from the top down. `blockSize` is that of the box around.
 */
export function toPhysical(fragment: Fragment, blockSize: number): Fragment {
	const inner = fragment.rect.height;
	return {
		...fragment,
		rect: turned(fragment.rect, blockSize),
		...(fragment.rules && { rules: fragment.rules.map((rule) => turned(rule, inner)) }),
		...(fragment.lines && { lines: fragment.lines.map((line) => turnedLine(line, inner)) }),
		children: fragment.children.map((child) =>
			child.box.style.writingMode === 'vertical-rl'
				? toPhysical(child, inner)
				: { ...child, rect: turned(child.rect, inner) },
		),
	};
}

const turned = ({ x, y, width, height }: Rect, blockSize: number): Rect => ({
	x: blockSize - y - height,
	y: x,
	width: height,
	height: width,
});

function turnedLine(line: LineBox, blockSize: number): LineBox {
	const objects = line.objects.map((object) => ({
		...object,
		fragment: toPhysical(object.fragment, line.rect.height),
	}));
	const rubies = line.rubies?.map((ruby) => turnedLine(ruby, line.rect.height));
	return { ...line, rect: turned(line.rect, blockSize), objects, ...(rubies && { rubies }) };
}
