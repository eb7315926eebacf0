import { type Drawing, rectPath, type Size } from '../base/index.js';
import { fitMatrix } from './fit.js';
import type { Picture } from './picture.js';

/** Draws the picture into its final box: nothing of it stands outside. Points. */
export function drawPicture(picture: Picture, size: Size): Drawing {
	if (!(size.width > 0 && size.height > 0)) return { size, ops: [] };
	if (picture.kind === 'raster') {
		return { size, ops: [{ op: 'image', image: picture.image, rect: { x: 0, y: 0, ...size } }] };
	}
	if (picture.ops.length === 0) return { size, ops: [] };
	const matrix = fitMatrix(picture.box, size, picture.fit);
	const [scaleX, , , scaleY, x, y] = matrix;
	// The final box, seen from the picture's own space.
	const frame = { x: -x / scaleX, y: -y / scaleY, width: size.width / scaleX, height: size.height / scaleY };
	return { size, ops: [{ op: 'group', matrix, clip: rectPath(frame), ops: picture.ops }] };
}
