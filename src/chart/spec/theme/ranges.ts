import { atLightness, labOfColor, type Roles, tintOf } from './roles.js';

/** Lightness that categories are apart, so that they are told apart in grey (CHARTS 7.3). */
const APART = 15;
/** Between a black that is not the text's and a tint of 10 %, the faintest that newsprint holds; a fuller one where it will do. */
const DARKEST = 10;
const LIGHTEST = [80, 82, 84, 86, 88, 91] as const;

/** Screens of less than a tenth vanish on newsprint, and those above three quarters close up (CHARTS 7.3). */
const FAINTEST_TINT = 0.1;
const FULLEST_TINT = 0.75;

/**
 * Six colours for categories: those of the page first (data, highlight), then a grey, and tints and shades of the three, as far
 * apart in lightness from those two and each other as they can be: by 15 where the two leave room for it.
 */
export function categoryColors({ data, highlight, context }: Roles): readonly string[] {
	const fixed = [data, highlight].map((color) => labOfColor(color).lightness);
	const free = spread(fixed, 4);
	const own = labOfColor(context).lightness;
	const nearest = free.reduce((best, each) => (Math.abs(each - own) < Math.abs(best - own) ? each : best));
	const [dark = 0, middle = 0, light = 0] = free.filter((each) => each !== nearest);
	return [
		data,
		highlight,
		atLightness(context, nearest),
		atLightness(data, middle),
		atLightness(context, dark),
		// The faintest comes last: few charts have six.
		atLightness(highlight, light),
	];
}

/** A stretch of lightness between colours that are fixed, or from one to the end of what prints. */
interface Gap {
	readonly from: number;
	readonly to: number;
	/** Fixed colours at its ends, which are kept clear of. */
	readonly walls: 1 | 2;
}

/**
 * `count` lightnesses between the darkest and the lightest, as far from `fixed` and from each other as they can be, dark to light:
 *
 *     10 ·····x······█··x··█·······x·······x······x 91      █ fixed  x placed
 */
function spread(fixed: readonly number[], count: number): readonly number[] {
	const tries = LIGHTEST.map((lightest) => spreadBelow(lightest, fixed, count));
	return (tries.find(({ distance }) => distance >= APART) ?? tries.at(-1)!).placed;
}

function spreadBelow(lightest: number, fixed: readonly number[], count: number) {
	const walls = fixed.map((each) => Math.min(lightest, Math.max(DARKEST, each))).sort((a, b) => a - b);
	const [first, last] = [walls[0]!, walls.at(-1)!];
	const below: Gap = { from: DARKEST, to: first, walls: 1 };
	const above: Gap = { from: last, to: lightest, walls: 1 };
	const between = walls.slice(1).map((to, at): Gap => ({ from: walls[at]!, to, walls: 2 }));
	const gaps = [...between, above, below];
	let distance = 2 * APART;
	const room = ({ from, to, walls: ends }: Gap): number =>
		Math.max(0, Math.floor((to - from) / distance) - (ends - 1));
	while (sum(gaps.map(room)) < count) distance -= STEP;
	// One too many is left out where it is dark: next to black text it says least.
	let rest = count;
	const placed = gaps.flatMap((gap) => {
		const here = Math.min(rest, room(gap));
		rest -= here;
		return placesIn(gap, here, gap === above);
	});
	return { distance, placed: placed.sort((a, b) => a - b) };
}

/** Finer than a printed tint. */
const STEP = 0.25;
const sum = (counts: readonly number[]): number => counts.reduce((total, each) => total + each, 0);

/** Evenly in a gap: between two walls, or away from the one up to the open end. */
function placesIn({ from, to, walls }: Gap, count: number, wallIsBelow: boolean): readonly number[] {
	const step = (to - from) / (count + walls - 1);
	const shift = walls === 2 || wallIsBelow ? 1 : 0;
	return Array.from({ length: count }, (_, at) => from + (at + shift) * step);
}

/** Colours between which scales run, as many as make any way of mixing them come out the same. */
const STOPS = 10;

/** An ink that is dark enough for its tints to be told apart. */
const inkFor = (color: string): string => (labOfColor(color).lightness > 50 ? atLightness(color, 45) : color);

/** Tints of one ink, from the faintest that prints to the fullest that stays open. */
export function rampColors(color: string, { paper }: Roles): readonly string[] {
	const ink = inkFor(color);
	return steps(STOPS).map((share) =>
		tintOf(ink, paper, FAINTEST_TINT + share * (FULLEST_TINT - FAINTEST_TINT)),
	);
}

/**
 * The same for steps, up to the solid. Vega takes n steps from a scheme at 1/(n+1) to n/(n+1), so the ends are held: six steps have the
 * faintest tint, four between, none fuller than a tint may be, and the solid.
 *
 *     0    1/7                                    5/7  6/7    1
 *     10 %  10 % ······························ 75 %  solid  solid
 */
export function ordinalColors(color: string, roles: Roles): readonly string[] {
	const ink = inkFor(color);
	const at = (share: number) => tintOf(ink, roles.paper, share);
	const full = FULLEST_TINT - FAINTEST_TINT;
	// 15 stops stand at fourteenths.
	const between = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((step) => at(FAINTEST_TINT + (step / 8) * full));
	return [at(FAINTEST_TINT), at(FAINTEST_TINT), ...between, at((FULLEST_TINT + 1) / 2), ink, ink, ink];
}

/** From the highlight by the faintest grey to the data. */
export function divergingColors(roles: Roles): readonly string[] {
	const [below, above] = [rampColors(roles.highlight, roles), rampColors(roles.data, roles)];
	const middle = tintOf(inkFor(roles.context), roles.paper, FAINTEST_TINT);
	return [...below.slice(1).reverse(), middle, ...above.slice(1)];
}

const steps = (count: number): readonly number[] =>
	Array.from({ length: count }, (_, at) => at / (count - 1));

/** The second code of a category, for eyes and presses without colour. */
export const SYMBOLS: readonly string[] = [
	...['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down'],
];

/** Dashes that stay apart at 1.4 pt with round ends, which lengthen each dash and shorten each gap by that. */
export const DASHES: readonly (readonly number[])[] = [
	[1, 0],
	[6, 4],
	[0.1, 3.5],
	[10, 4, 0.1, 4],
	[2.5, 3],
	[10, 3.5, 3, 3.5],
];
