/**
 * What we use of Vega beyond the types it ships: its canvas renderer, its measure of text, its readers of data. Pinned in
 * package.json, since a part of it is not documented; test/unit/chart shows each.
 */
import type { LocaleFormatters, TimeFormat, View } from 'vega';
import type { Size } from '../../base/index.js';

declare module 'vega' {
	class CanvasRenderer {
		constructor(loader?: unknown);
		initialize(
			element: null,
			width: number,
			height: number,
			origin: readonly [number, number],
			scale: number,
			options: { readonly externalContext: object },
		): this;
		renderAsync(scene: unknown): Promise<this>;
		draw(context: object, scene: DrawnScene, bounds: object, markTypes?: readonly string[]): void;
	}
	/** Take the bounds of an item, and of a mark with all of its items, anew. */
	function boundItem(item: object): SceneBounds;
	function boundMark(mark: object): SceneBounds;
	/** Module-wide: one measure for a process. */
	const textMetrics: { width: (item: TextStyleItem, text: unknown) => number };
	function setRandom(random: () => number): void;
	function timeUnitSpecifier(units: unknown, specifiers: unknown): string;
	function randomLCG(seed: number): () => number;
	function formats(name: string): DataReader | null;
	function formats(name: string, reader: DataReader): unknown;
}

/** The formats of a view. Times take one, or one for each part of the calendar that may be new at them. */
export interface ViewLocale extends Omit<LocaleFormatters, 'utcFormat'> {
	utcFormat(specifier: string | Readonly<Record<string, string>>): TimeFormat;
}

/** Turns the text of a data file into rows. */
export interface DataReader {
	(data: unknown, format: object): unknown;
	responseType?: string;
}

/** The fields of a text mark that its width depends on. */
export interface TextStyleItem {
	readonly font?: string;
	readonly fontSize?: number;
	readonly fontWeight?: string | number;
	readonly fontStyle?: string;
	readonly limit?: number;
}

/** A rectangle of Vega's scene, in the space of the group it stands in. */
export interface SceneBounds {
	readonly x1: number;
	readonly y1: number;
	readonly x2: number;
	readonly y2: number;
}

/** One graphic of a mark. */
export interface DrawnItem extends TextStyleItem {
	readonly bounds: SceneBounds;
	readonly datum?: unknown;
	readonly ariaRoleDescription?: string;
	readonly opacity?: number;
	readonly x?: number;
	readonly y?: number;
	readonly width?: number;
	readonly height?: number;
	fill?: unknown;
	stroke?: unknown;
	readonly fillOpacity?: number;
	readonly strokeOpacity?: number;
	readonly strokeWidth?: number;
	readonly strokeCap?: string;
	readonly strokeJoin?: string;
	readonly strokeMiterLimit?: number;
	readonly strokeDash?: readonly number[];
	readonly strokeDashOffset?: number;
	readonly blend?: string;
	readonly text?: unknown;
	readonly align?: string;
	readonly baseline?: string;
	readonly angle?: number;
	readonly dx?: number;
	readonly dy?: number;
	readonly radius?: number;
	readonly theta?: number;
	readonly ellipsis?: string;
	readonly dir?: string;
	readonly lineBreak?: string;
	readonly lineHeight?: number;
	readonly zindex?: number;
	/** The way from a direct label to its point, where it had to move (see `declutter/`). */
	readonly leader?: Leader | undefined;
	/** The marks that a group holds. */
	readonly items?: readonly unknown[];
	/** False for a point at which a line has a gap. */
	readonly defined?: boolean;
}

/** Points in the space of a label's group. */
export type Leader = readonly (readonly [x: number, y: number])[];

/** A mark: the graphics that one part of the spec draws. */
export interface DrawnScene {
	readonly marktype: string;
	readonly role?: string;
	readonly name?: string;
	/** True, or a function that draws the clip's outline. */
	readonly clip?: unknown;
	/** The group it stands in. */
	readonly group?: DrawnItem;
	readonly bounds: SceneBounds;
	readonly items: readonly DrawnItem[];
}

/** The size of what a view shows, without its padding; Vega has no public word for it. */
export function sizeOfView(view: View): Size {
	const inner: object = view;
	return {
		width: '_viewWidth' in inner ? Number(inner._viewWidth) : view.width(),
		height: '_viewHeight' in inner ? Number(inner._viewHeight) : view.height(),
	};
}
