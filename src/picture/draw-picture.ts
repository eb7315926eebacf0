import { type Drawing, type DrawingOp, rectPath, type Size } from '../base/index.js';
import { fitMatrix } from './fit.js';
import type { Picture, PictureOp } from './picture.js';
import { setText } from './set-text.js';
import type { TextSetting } from './text-clusters.js';

/** Draws the picture into its final box: nothing of it stands outside. Points. Its texts are set with the fonts of `setting`. */
export function drawPicture(picture: Picture, size: Size, setting: TextSetting): Drawing {
	if (!(size.width > 0 && size.height > 0)) return { size, ops: [] };
	if (picture.kind === 'raster') {
		return { size, ops: [{ op: 'image', image: picture.image, rect: { x: 0, y: 0, ...size } }] };
	}
	if (picture.ops.length === 0) return { size, ops: [] };
	const matrix = fitMatrix(picture.box, size, picture.fit);
	const [scaleX, , , scaleY, x, y] = matrix;
	// The final box, seen from the picture's own space.
	const frame = { x: -x / scaleX, y: -y / scaleY, width: size.width / scaleX, height: size.height / scaleY };
	const ops = picture.ops.flatMap((op) => drawn(op, setting));
	return { size, ops: [{ op: 'group', matrix, clip: rectPath(frame), ops }] };
}

function drawn(op: PictureOp, setting: TextSetting): readonly DrawingOp[] {
	switch (op.op) {
		case 'text':
			return setText(op, setting);
		case 'group':
			return [{ ...op, ops: op.ops.flatMap((inner) => drawn(inner, setting)) }];
		case 'path':
		case 'image':
			return [op];
	}
}
