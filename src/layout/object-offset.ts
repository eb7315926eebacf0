import type { Point, Size } from '../base/index.js';
import { resolveLength, type Style } from '../style/index.js';

/** Where a picture stands in its box, of which it leaves so much free; negative where it stands over (CSS Images 3, 5.6). */
export const objectOffset = ({ objectPosition: { x, y } }: Style, free: Size): Point => ({
	x: resolveLength(x, free.width),
	y: resolveLength(y, free.height),
});
