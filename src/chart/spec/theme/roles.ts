import { inkOfLab, inkText, type Lab, labOf, parseColor } from '../../../base/index.js';

/** Colours by role. */
export type Palette = Readonly<Record<string, string>>;

/** What a page without a style sheet of its own has: the palette of the house. */
const HOUSE = {
	companion: '#1b4d4a',
	accent: '#c0392b',
	grey: '#9a9a9a',
	rule: '#bfbfbf',
	tint: '#f2f2f2',
	text: '#000000',
	paper: '#ffffff',
} as const;

/** What each colour is for in a chart; a style sheet may give a chart other colours than the page by these names. */
const USES = { data: 'companion', highlight: 'accent', context: 'grey', grid: 'rule' } as const;

export type Role = keyof typeof HOUSE | keyof typeof USES;
export type Roles = Palette & Readonly<Record<Role, string>>;

/** The page's palette with the colours that it does not have. */
export function rolesOf(palette: Palette): Roles {
	const page = { ...HOUSE, ...palette };
	return {
		...page,
		data: palette.data ?? page[USES.data],
		highlight: palette.highlight ?? page[USES.highlight],
		context: palette.context ?? page[USES.context],
		grid: palette.grid ?? page[USES.grid],
	};
}

const BLACK: Lab = { lightness: 0, a: 0, b: 0 };

/** A CSS colour as the eye sees it; what is no colour counts as black, and is reported where it is drawn. */
export function labOfColor(color: string): Lab {
	const ink = parseColor(color);
	return ink ? labOf(ink) : BLACK;
}

/** The colour in another lightness: paler towards white and duller towards black, as a tint or shade of one ink is. */
export function atLightness(color: string, lightness: number): string {
	const { lightness: own, a, b } = labOfColor(color);
	const share = lightness > own ? (100 - lightness) / Math.max(100 - own, 1) : lightness / Math.max(own, 1);
	return inkText(inkOfLab({ lightness, a: a * share, b: b * share }));
}

/** A screen of an ink on the paper: `share` 0 is the paper, 1 the solid. */
export function tintOf(color: string, paper: string, share: number): string {
	const [ink, ground] = [parseColor(color), parseColor(paper)];
	if (!ink || !ground) return color;
	const mixed = (at: 0 | 1 | 2): number => ground.channels[at] * (1 - share) + ink.channels[at] * share;
	return inkText({ space: 'srgb', channels: [mixed(0), mixed(1), mixed(2)], alpha: 1 });
}

/** Which of text and paper reads on a fill: the one that is further from it in lightness. */
export function textOn(fill: string, { text, paper }: Pick<Roles, 'text' | 'paper'>): string {
	const distanceTo = (color: string): number =>
		Math.abs(labOfColor(color).lightness - labOfColor(fill).lightness);
	return distanceTo(paper) > distanceTo(text) ? paper : text;
}
