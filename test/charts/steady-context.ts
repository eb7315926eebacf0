import { createCanvas, type SKRSContext2D } from 'canvas';

/** How many times larger the sheet is on which text is drawn, and its letters. */
const ENLARGED = 4;
const LETTERS = 16;
/** Em: what letters may take above their baseline, below it, and beside their advance. */
const ROOM = { above: 1.4, below: 0.6, beside: 0.4 };

/**
 * The context of a canvas without the faults of the canvas package (1.0.11) that would hide ours. Its text stands up to half a
 * unit too high, since it rounds the ascent of a line, and is bent to the pixels, whatever is asked for: set right by larger
 * letters that are drawn aside and shown smaller. Its `rotate` turns back the path that is being built by degrees for radians,
 * which `transform` does not. And it forgets a full circle that does not begin at the right.
 */
export function steadyContext(context: SKRSContext2D): SKRSContext2D {
	const fillText = context.fillText.bind(context);
	const strokeText = context.strokeText.bind(context);
	// A gradient lies in the space of the chart, so its text is drawn there.
	context.fillText = (text, x, y) => {
		if (typeof context.fillStyle !== 'string') fillText(text, x, y);
		else drawAside(context, text, x, y, (aside, left, top) => aside.fillText(text, left, top));
	};
	context.strokeText = (text, x, y) => {
		if (typeof context.strokeStyle !== 'string') strokeText(text, x, y);
		else drawAside(context, text, x, y, (aside, left, top) => aside.strokeText(text, left, top));
	};
	const arc = context.arc.bind(context);
	context.arc = (x, y, radius, from, to, isCounter) => {
		const half = from + (isCounter ? -Math.PI : Math.PI);
		if (Math.abs(to - from) < 2 * Math.PI - 1e-9) {
			arc(x, y, radius, from, to, isCounter);
			return;
		}
		arc(x, y, radius, from, half, isCounter);
		arc(x, y, radius, half, from, isCounter);
	};
	context.rotate = (angle) =>
		context.transform(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0);
	return context;
}

/**
 * Draws text on a sheet that shows the same part of the picture four times as large, with letters sixteen times as large on a
 * smaller scale, and lays the sheet back pixel on pixel, so that each is the mean of sixteen.
 */
function drawAside(
	context: SKRSContext2D,
	text: string,
	x: number,
	y: number,
	draw: (aside: SKRSContext2D, left: number, top: number) => void,
): void {
	const { a, b, c, d, e, f } = context.getTransform();
	const size = Number(/([\d.]+)px/.exec(context.font)?.[1]);
	const { width } = context.measureText(text);
	const share = context.textAlign === 'center' ? 0.5 : context.textAlign === 'right' ? 1 : 0;
	const [x1, x2] = [x - share * width - ROOM.beside * size, x + (1 - share) * width + ROOM.beside * size];
	const [y1, y2] = [y - ROOM.above * size, y + ROOM.below * size];
	const corners = [x1, x2].flatMap((left) =>
		[y1, y2].map((top) => [a * left + c * top + e, b * left + d * top + f]),
	);
	const [left, right] = [
		Math.floor(Math.min(...corners.map(([at]) => at!))),
		Math.max(...corners.map(([at]) => at!)),
	];
	const [top, bottom] = [
		Math.floor(Math.min(...corners.map(([, at]) => at!))),
		Math.max(...corners.map(([, at]) => at!)),
	];
	const [columns, rows] = [Math.ceil(right - left), Math.ceil(bottom - top)];
	const sheet = createCanvas(columns * ENLARGED, rows * ENLARGED);
	const aside = sheet.getContext('2d');
	aside.scale(ENLARGED, ENLARGED);
	aside.translate(-left, -top);
	aside.transform(a, b, c, d, e, f);
	aside.scale(1 / LETTERS, 1 / LETTERS);
	aside.font = context.font.replace(/([\d.]+)px/, `${size * LETTERS}px`);
	aside.textAlign = context.textAlign;
	aside.fillStyle = context.fillStyle;
	aside.strokeStyle = context.strokeStyle;
	aside.lineWidth = context.lineWidth * LETTERS;
	aside.lineCap = context.lineCap;
	aside.lineJoin = context.lineJoin;
	aside.miterLimit = context.miterLimit;
	aside.setLineDash(context.getLineDash().map((length) => length * LETTERS));
	aside.lineDashOffset = context.lineDashOffset * LETTERS;
	draw(aside, x * LETTERS, y * LETTERS);
	context.save();
	context.resetTransform();
	context.imageSmoothingEnabled = true;
	context.imageSmoothingQuality = 'medium';
	context.drawImage(sheet, left, top, columns, rows);
	context.restore();
}
