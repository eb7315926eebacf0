import type { PathSegment } from '../base/index.js';

/** An arc of an ellipse about (cx, cy), its x axis turned by `turn`, from angle `start` over `sweep`; radians. */
export interface Arc {
	readonly cx: number;
	readonly cy: number;
	readonly rx: number;
	readonly ry: number;
	readonly turn: number;
	readonly start: number;
	readonly sweep: number;
}

/** The arc as cubic curves of at most a quarter turn each, without the move to its start. */
export function arcCurves({ cx, cy, rx, ry, turn, start, sweep }: Arc): PathSegment[] {
	const count = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9));
	const step = sweep / count;
	// The handle that makes a cubic touch the circle at both ends and in the middle.
	const handle = (4 / 3) * Math.tan(step / 4);
	const cosTurn = Math.cos(turn);
	const sinTurn = Math.sin(turn);
	const at = (x: number, y: number): [number, number] => [
		cx + cosTurn * rx * x - sinTurn * ry * y,
		cy + sinTurn * rx * x + cosTurn * ry * y,
	];
	return Array.from({ length: count }, (_, index): PathSegment => {
		const from = start + index * step;
		const to = from + step;
		const [cosFrom, sinFrom, cosTo, sinTo] = [Math.cos(from), Math.sin(from), Math.cos(to), Math.sin(to)];
		return [
			'C',
			...at(cosFrom - handle * sinFrom, sinFrom + handle * cosFrom),
			...at(cosTo + handle * sinTo, sinTo - handle * cosTo),
			...at(cosTo, sinTo),
		];
	});
}

/** What SVG's `A` command gives: radii, turn in degrees, flags, and both ends. */
export interface EndpointArc {
	readonly rx: number;
	readonly ry: number;
	readonly turn: number;
	readonly isLarge: boolean;
	readonly isClockwise: boolean;
	readonly from: readonly [x: number, y: number];
	readonly to: readonly [x: number, y: number];
}

/** SVG 2, B.2.4: from the ends of an arc to its centre. A radius of zero is a line; ends that are equal are nothing. */
export function endpointArcCurves(arc: EndpointArc): PathSegment[] {
	const [x1, y1] = arc.from;
	const [x2, y2] = arc.to;
	if (x1 === x2 && y1 === y2) return [];
	let rx = Math.abs(arc.rx);
	let ry = Math.abs(arc.ry);
	if (rx === 0 || ry === 0) return [['L', x2, y2]];
	const turn = (arc.turn * Math.PI) / 180;
	const cos = Math.cos(turn);
	const sin = Math.sin(turn);
	const px = (cos * (x1 - x2) + sin * (y1 - y2)) / 2;
	const py = (-sin * (x1 - x2) + cos * (y1 - y2)) / 2;
	const reach = (px / rx) ** 2 + (py / ry) ** 2;
	if (reach > 1) {
		rx *= Math.sqrt(reach);
		ry *= Math.sqrt(reach);
	}
	const spread = (rx * py) ** 2 + (ry * px) ** 2;
	const root = Math.sqrt(Math.max(0, ((rx * ry) ** 2 - spread) / spread));
	const factor = arc.isLarge === arc.isClockwise ? -root : root;
	const qx = (factor * rx * py) / ry;
	const qy = (-factor * ry * px) / rx;
	const start = Math.atan2((py - qy) / ry, (px - qx) / rx);
	const end = Math.atan2((-py - qy) / ry, (-px - qx) / rx);
	let sweep = end - start;
	if (arc.isClockwise && sweep < 0) sweep += 2 * Math.PI;
	if (!arc.isClockwise && sweep > 0) sweep -= 2 * Math.PI;
	const curves = arcCurves({
		cx: cos * qx - sin * qy + (x1 + x2) / 2,
		cy: sin * qx + cos * qy + (y1 + y2) / 2,
		rx,
		ry,
		turn,
		start,
		sweep,
	});
	// The last point is the one that was asked for, without the rounding of the way there.
	const last = curves.pop();
	if (last?.[0] === 'C') curves.push(['C', last[1], last[2], last[3], last[4], x2, y2]);
	return curves;
}
