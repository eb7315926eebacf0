import { createHash } from 'node:crypto';
import { type Drawing, parseColor, type Report } from '../base/index.js';
import type { ChartRequest, GraphicsDesk } from '../chart/index.js';
import type { InputFile, Root } from '../files/index.js';
import type { FontSet } from '../font/index.js';
import { type Page, type PlacedBox, placedBoxes } from '../layout/index.js';
import { rasterDrawing } from '../paint/index.js';
import { drawPicture, type Pictures } from '../picture/index.js';
import type { Style } from '../style/index.js';

type Element = NonNullable<PlacedBox['box']['element']>;

/** A chart as it was drawn for the page, with the names its own files get. */
export interface Plot {
	/** The specification's name, its values and language, for example `gdp-zh`, `trend-hangzhou-zh`. */
	readonly name: string;
	/** The words of the page: the chart's headline, its alternative text, and their language. */
	readonly title: string;
	readonly alt: string;
	readonly language: string;
	readonly drawing: Drawing;
}

export interface PlacedDrawings {
	/** By the id of the box. */
	readonly drawings: ReadonlyMap<string, Drawing>;
	readonly plots: readonly Plot[];
	/** What charts read in their own process. */
	readonly inputs: readonly InputFile[];
}

/** Where a chart's data and fonts come from. */
export interface ChartSources {
	/** Folder of the issue, its date, and its tables that are not on the disk. */
	readonly issue: {
		readonly folder: string;
		readonly date: string;
		readonly chartTables: Readonly<Record<string, string>>;
	};
	readonly project: Root;
	readonly fonts: FontSet;
	/** Where they are drawn. */
	readonly desk: GraphicsDesk;
}

const CHART_TYPE = /^application\/vnd\.vega(?:lite)?(?:\.v\d+)?\+json$/;

/** An `<object>` that shows a Vega-Lite or Vega specification: it takes the size of its box. */
export const isChart = ({ tag, attributes }: Element): boolean =>
	tag === 'object' && CHART_TYPE.test(attributes.type ?? '');

/** Tells the desk which charts a document will ask for when it is laid out, so that it can get ready meanwhile. */
export function expectCharts(styles: ReadonlyMap<Element, Style>, sources: ChartSources): void {
	const requests = [...styles].flatMap(([element, style]) =>
		isChart(element) && style.display !== 'none' ? [requestOf(element, style, '', sources)] : [],
	);
	sources.desk.expect(requests, sources.fonts.table, sources.project);
}

/** Draws what was placed, at its final size, so that no drawing pushes back on the layout. */
export async function drawPlaced(
	pages: readonly Page[],
	pictures: Pictures,
	sources: ChartSources,
	report: Report,
): Promise<PlacedDrawings> {
	const drawings = new Map<string, Drawing>();
	const charts: PlacedBox[] = [];
	for (const placed of placedBoxes(pages)) {
		const { element, id, intrinsic, language } = placed.box;
		const picture = element && pictures.get(element);
		const setting = { fonts: sources.fonts, language, report };
		if (picture) drawings.set(id, drawPicture(picture, intrinsic ?? placed.size, setting));
		else if (element && isChart(element)) charts.push(placed);
	}
	for (const { box } of charts) reportMissingAlt(box.element!, report);
	const requests = charts.map(({ box, size }) => ({
		...requestOf(box.element!, box.style, box.language, sources),
		size,
	}));
	const { project, fonts, desk } = sources;
	const drawn = await desk.draw(requests, fonts.table, project, report);
	const plots: Plot[] = [];
	const names = new Map<string, string>();
	for (const [i, { box, size }] of charts.entries()) {
		const drawing = drawn.drawings[i];
		if (!drawing) continue;
		const { attributes } = box.element!;
		const { language } = requests[i]!;
		const name = newName(requests[i]!, names);
		const words = { title: attributes['data-title'] ?? '', alt: attributes['aria-label'] ?? '', language };
		if (name !== undefined) plots.push({ name, ...words, drawing });
		const asImage = attributes['data-format'] === 'png';
		drawings.set(box.id, asImage ? await imageOf(drawing, fonts) : { ...drawing, size, isFramed: true });
	}
	return { drawings, plots, inputs: drawn.inputs };
}

/**
 * The name of a plot's own files, `gdp-zh` or, with values, `trend-hangzhou-zh`; undefined for one that has its files already. `names`
 * holds who has which name: another plot never takes it.
 */
function newName(
	{ spec, params = {}, language }: ChartRequest,
	names: Map<string, string>,
): string | undefined {
	const asked = JSON.stringify([spec, params, language]);
	const title = spec.replace(/^.*\//, '').replace(/\.(?:v[lg]\.)?(?:json|yaml)$/, '');
	const values = Object.values(params).map((value) => String(value).replace(/[^\p{L}\p{N}_]+/gu, '-'));
	const first = `${shortened([title, ...values].join('-'))}-${language}`;
	let name = first;
	for (let number = 2; names.has(name); number++) {
		if (names.get(name) === asked) return undefined;
		name = `${first}-${number}`;
	}
	names.set(name, asked);
	return name;
}

/** Bytes of a name: folders take 255, with room for a language, a number and an ending. */
const LONGEST_NAME = 200;

function shortened(name: string): string {
	let [short, bytes] = ['', 0];
	for (const character of name) {
		bytes += Buffer.byteLength(character);
		if (bytes > LONGEST_NAME) return short;
		short += character;
	}
	return name;
}

/** What the element gives to the specification: `data-param-row="hangzhou"` is `row`. */
function paramsOf(attributes: Element['attributes']): ChartRequest['params'] {
	const params = Object.entries(attributes).flatMap(([name, value]) =>
		name.startsWith(PARAM) && value !== undefined ? [[name.slice(PARAM.length), value] as const] : [],
	);
	return params.length > 0 ? Object.fromEntries(params) : undefined;
}

const PARAM = 'data-param-';

/** A chart that is part of what the page says is told in words too; one that repeats them can be hidden. */
function reportMissingAlt({ attributes, span }: Element, report: Report): void {
	const isHidden =
		attributes['aria-hidden'] === 'true' || ['none', 'presentation'].includes(attributes.role ?? '');
	// An empty one is meant to be so, or was reported by the helper that wrote it.
	if (isHidden || attributes['aria-label'] !== undefined) return;
	report({
		code: 'chart/missing-alt',
		severity: 'warning',
		message: 'the chart has no alternative text',
		...(span && { span }),
		hint: 'say in aria-label what it shows, or hide it with aria-hidden="true" where the text beside it says the same',
	});
}

function requestOf(
	{ attributes, attributeSpans, span }: Element,
	style: Pick<Style, 'variables' | 'fontFamily'>,
	language: string,
	{ issue }: ChartSources,
): ChartRequest {
	const params = paramsOf(attributes);
	return {
		spec: attributes.data ?? '',
		dataRoot: issue.folder,
		tables: issue.chartTables,
		language: (attributes['data-language'] ?? language).startsWith('zh') ? 'zh' : 'en',
		...(params && { params }),
		palette: paletteOf(style.variables),
		fontFamilies: style.fontFamily,
		date: issue.date,
		span: attributeSpans.data ?? span,
	};
}

/** The page's colours by the names of its custom properties, so that page and chart are of one hand. */
function paletteOf(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
	const colors = Object.entries(variables).filter(([, value]) => parseColor(value) !== undefined);
	return Object.fromEntries(colors.map(([name, value]) => [name.replace(/^--/, ''), value]));
}

/** What a press resolves: 300 dpi. */
const IMAGE_DPI = 300;

async function imageOf(drawing: Drawing, fonts: FontSet): Promise<Drawing> {
	const bytes = await rasterDrawing(drawing, fonts, IMAGE_DPI);
	const id = createHash('sha256').update(bytes).digest('hex');
	const pixels = (points: number): number => Math.round((points * IMAGE_DPI) / 72);
	const image = {
		id,
		format: 'png',
		width: pixels(drawing.size.width),
		height: pixels(drawing.size.height),
		bytes,
	} as const;
	return { size: drawing.size, ops: [{ op: 'image', image, rect: { x: 0, y: 0, ...drawing.size } }] };
}
