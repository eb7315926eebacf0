/**
 * Symbols of pictograms, drawn here as polygons in a square from −1 to 1, y down. Outlines run clockwise and windows in them the
 * other way round, so that they stay open.
 */
type Point = readonly [x: number, y: number];
type Polygon = readonly Point[];

export interface PictureSymbol {
	/** The half of its width: it is centred, and 2 high. */
	readonly half: number;
	readonly outlines: readonly Polygon[];
}

const SIDES = 28;
const circle = (x: number, y: number, radius: number): Polygon =>
	Array.from({ length: SIDES }, (_, at): Point => {
		const angle = (2 * Math.PI * at) / SIDES;
		return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
	});
const box = (left: number, top: number, right: number, foot: number): Polygon => [
	[left, top],
	[right, top],
	[right, foot],
	[left, foot],
];
/** A box whose corners are cut, which reads as round at the size of a symbol. */
const roundBox = (left: number, top: number, right: number, foot: number, corner: number): Polygon => {
	const near = corner * 0.3;
	return [
		[left + corner, top],
		[right - corner, top],
		[right - near, top + near],
		[right, top + corner],
		[right, foot - corner],
		[right - near, foot - near],
		[right - corner, foot],
		[left + corner, foot],
		[left + near, foot - near],
		[left, foot - corner],
		[left, top + corner],
		[left + near, top + near],
	];
};
const open = (polygon: Polygon): Polygon => [...polygon].reverse();

export const symbols = {
	person: {
		half: 0.48,
		outlines: [
			circle(0, -0.7, 0.28),
			[
				[-0.3, -0.36],
				[0.3, -0.36],
				[0.42, -0.31],
				[0.48, -0.18],
				[0.48, 0.34],
				[0.44, 0.4],
				[0.36, 0.4],
				[0.32, 0.34],
				[0.3, -0.1],
				[0.27, -0.1],
				[0.27, 0.94],
				[0.22, 1],
				[0.09, 1],
				[0.04, 0.94],
				[0.04, 0.38],
				[-0.04, 0.38],
				[-0.04, 0.94],
				[-0.09, 1],
				[-0.22, 1],
				[-0.27, 0.94],
				[-0.27, -0.1],
				[-0.3, -0.1],
				[-0.32, 0.34],
				[-0.36, 0.4],
				[-0.44, 0.4],
				[-0.48, 0.34],
				[-0.48, -0.18],
				[-0.42, -0.31],
			],
		],
	},
	house: {
		half: 1,
		outlines: [
			[
				[0, -0.9],
				[0.45, -0.5],
				[0.45, -0.8],
				[0.68, -0.8],
				[0.68, -0.29],
				[1, 0],
				[0.92, 0.12],
				[0.76, 0],
				[0.76, 0.9],
				[-0.76, 0.9],
				[-0.76, 0],
				[-0.92, 0.12],
				[-1, 0],
			],
			open(box(-0.5, 0.2, -0.12, 0.52)),
			open(box(0.14, 0.2, 0.5, 0.9)),
		],
	},
	tree: {
		half: 0.66,
		outlines: [
			[
				[0, -1],
				[0.42, -0.48],
				[0.24, -0.48],
				[0.56, 0],
				[0.34, 0],
				[0.66, 0.52],
				[0.12, 0.52],
				[0.12, 1],
				[-0.12, 1],
				[-0.12, 0.52],
				[-0.66, 0.52],
				[-0.34, 0],
				[-0.56, 0],
				[-0.24, -0.48],
				[-0.42, -0.48],
			],
		],
	},
	factory: {
		half: 1,
		outlines: [
			[
				[-1, 0.85],
				[-1, -0.85],
				[-0.66, -0.85],
				[-0.6, 0.14],
				[-0.14, -0.26],
				[-0.14, 0.14],
				[0.42, -0.26],
				[0.42, 0.14],
				[1, -0.26],
				[1, 0.85],
			],
			open(box(-0.5, 0.38, -0.2, 0.62)),
			open(box(0, 0.38, 0.3, 0.62)),
			open(box(0.5, 0.38, 0.8, 0.62)),
		],
	},
	bus: {
		half: 1,
		outlines: [
			roundBox(-1, -0.68, 1, 0.52, 0.18),
			open(box(-0.84, -0.46, -0.44, -0.02)),
			open(box(-0.34, -0.46, 0.04, -0.02)),
			open(box(0.14, -0.46, 0.52, -0.02)),
			open(box(0.62, -0.46, 0.86, 0.1)),
			circle(-0.54, 0.54, 0.22),
			circle(0.54, 0.54, 0.22),
		],
	},
	car: {
		half: 1,
		outlines: [
			[
				[-0.92, 0.42],
				[-1, 0.34],
				[-1, 0],
				[-0.9, -0.1],
				[-0.62, -0.16],
				[-0.36, -0.52],
				[-0.26, -0.58],
				[0.32, -0.58],
				[0.42, -0.53],
				[0.72, -0.14],
				[0.94, -0.06],
				[1, 0.04],
				[1, 0.34],
				[0.92, 0.42],
			],
			open([
				[-0.42, -0.14],
				[-0.24, -0.42],
				[-0.02, -0.42],
				[-0.02, -0.14],
			]),
			open([
				[0.1, -0.14],
				[0.1, -0.42],
				[0.3, -0.42],
				[0.5, -0.14],
			]),
			circle(-0.54, 0.42, 0.22),
			circle(0.54, 0.42, 0.22),
		],
	},
	// The cash of old China: round, with a square hole.
	coin: {
		half: 0.94,
		outlines: [
			circle(0, 0, 0.94),
			open(circle(0, 0, 0.8)),
			circle(0, 0, 0.7),
			open(box(-0.24, -0.24, 0.24, 0.24)),
		],
	},
	book: {
		half: 1,
		outlines: [
			[
				[-0.04, -0.5],
				[-0.04, 0.72],
				[-0.4, 0.56],
				[-1, 0.54],
				[-1, -0.68],
				[-0.4, -0.66],
			],
			[
				[0.04, -0.5],
				[0.4, -0.66],
				[1, -0.68],
				[1, 0.54],
				[0.4, 0.56],
				[0.04, 0.72],
			],
		],
	},
	tower: {
		half: 0.56,
		outlines: [
			[
				[-0.56, 1],
				[-0.56, -0.8],
				[-0.06, -0.8],
				[-0.06, -1],
				[0.06, -1],
				[0.06, -0.8],
				[0.56, -0.8],
				[0.56, 1],
			],
			...[-0.58, -0.2, 0.18].flatMap((top) => [
				open(box(-0.38, top, -0.08, top + 0.2)),
				open(box(0.08, top, 0.38, top + 0.2)),
			]),
			open(box(-0.14, 0.58, 0.14, 1)),
		],
	},
	drop: {
		half: 0.62,
		outlines: [
			[
				[0, -1],
				[0.2, -0.62],
				[0.46, -0.16],
				...circle(0, 0.36, 0.62)
					.slice(0, SIDES / 2 + 1)
					.map(([x, y]): Point => [x, y]),
				[-0.46, -0.16],
				[-0.2, -0.62],
			],
		],
	},
} as const satisfies Readonly<Record<string, PictureSymbol>>;

/** Names of the symbols. */
export const symbolNames = [
	'person',
	'house',
	'tree',
	'factory',
	'bus',
	'car',
	'coin',
	'book',
	'tower',
	'drop',
] as const;

/** The left part of a symbol, `share` of its width, as a path of SVG. */
export function symbolPath({ half, outlines }: PictureSymbol, share: number): string {
	const cut = half * (2 * share - 1);
	return outlines
		.map((polygon) => leftOf(polygon, cut))
		.filter((polygon) => polygon.length > 2)
		.map((polygon) => `M${polygon.map(([x, y]) => `${place(x)},${place(y)}`).join('L')}Z`)
		.join('');
}

/** What of a polygon stands left of a line (Sutherland and Hodgman 1974, for one edge). */
function leftOf(polygon: Polygon, cut: number): Polygon {
	return polygon.flatMap((point, at): Point[] => {
		const before = polygon.at(at - 1) ?? point;
		const crossing = (before[0] - cut) * (point[0] - cut) < 0;
		const share = (cut - before[0]) / (point[0] - before[0]);
		const met: Point = [cut, before[1] + share * (point[1] - before[1])];
		return [...(crossing ? [met] : []), ...(point[0] <= cut ? [point] : [])];
	});
}

const place = (value: number): number => Math.round(value * 1000) / 1000 + 0;
