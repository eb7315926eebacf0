import type { DrawingOp, Rect, Size } from '../../base/index.js';
import type { DataPath } from '../../files/index.js';
import type { Finding } from '../job.js';
import type { DrawnItem, DrawnScene } from '../view/vega.js';
import type { Places } from './places.js';

/** A finished chart as the graphics desk looks at it. */
export interface DrawnChart {
	readonly size: Size;
	readonly marks: readonly DrawnMark[];
	readonly labels: readonly PlacedLabel[];
	/** What was drawn, in order. */
	readonly ops: readonly DrawingOp[];
	readonly places: Places;
	/** Colours of the page by their roles. */
	readonly palette: Readonly<Record<string, string>>;
	/** The domain of a scale that the mark with this name is drawn by; undefined when it is not to be had. */
	readonly domainOf: (mark: string, channel: 'x' | 'y') => ScaleDomain | undefined;
}

export interface ScaleDomain {
	readonly type: string;
	readonly values: readonly number[];
}

/** A mark of the scene: the spec's own, or a part of an axis, legend, header or title. */
export interface DrawnMark {
	/** Vega's type of graphic: `rect`, `symbol`, `rule`. */
	readonly type: string;
	readonly role: string;
	/** What Vega-Lite calls it. */
	readonly name: string;
	/** Where it is written in the spec. */
	readonly path: DataPath;
	readonly items: readonly DrawnItem[];
}

export interface PlacedLabel {
	readonly text: string;
	/** Points, as printed. */
	readonly size: number;
	/** The extent of its ink in the drawing. */
	readonly ink: Rect | undefined;
	readonly item: DrawnItem;
	readonly path: DataPath;
}

/** One look at a finished chart: reports what it finds at its place in the spec. */
export type Check = (chart: DrawnChart, report: (finding: Finding) => void) => void;

/** All marks of a scene that show anything, groups left out. */
export function marksOf(root: DrawnScene, places: Places): readonly DrawnMark[] {
	const marks: DrawnMark[] = [];
	collect(root, [], places, marks);
	return marks;
}

function collect(scene: DrawnScene, outer: DataPath, places: Places, marks: DrawnMark[]): void {
	const path = pathOf(scene, outer, places);
	if (scene.marktype === 'group') {
		for (const item of scene.items) for (const inner of partsOf(item)) collect(inner, path, places, marks);
		return;
	}
	const items = scene.marktype === 'image' ? scene.items : scene.items.filter(isVisible);
	if (items.length === 0) return;
	marks.push({ type: scene.marktype, role: scene.role ?? 'mark', name: scene.name ?? '', path, items });
}

/** What a group holds. */
const partsOf = (group: DrawnItem): readonly DrawnScene[] =>
	'items' in group && Array.isArray(group.items) ? group.items : [];

const isVisible = ({ opacity = 1, fill, stroke }: DrawnItem): boolean =>
	opacity > 0 && (isPaint(fill) || isPaint(stroke));

const isPaint = (paint: unknown): boolean =>
	paint !== undefined && paint !== null && paint !== 'none' && paint !== 'transparent';

/** Parts of an axis know its scale by their group's datum; the spec's own marks have names; the rest stands where its group does. */
function pathOf(scene: DrawnScene, outer: DataPath, places: Places): DataPath {
	const { role, name, items } = scene;
	const datum = items[0]?.datum;
	if (role === 'axis' && hasScale(datum)) return places.guide(datum.scale, 'axis');
	if (role === 'legend' && hasScales(datum))
		return places.guide(Object.values(datum.scales)[0] ?? '', 'legend');
	if (name === undefined || name === 'root') return outer;
	if (role === 'mark') return places.mark(name);
	const header = /^(.*?)_?(row|column|facet)[-_](?:header|title|footer)$/.exec(name);
	if (header) {
		const chart = places.chart(header[1] ?? '');
		const channel = header[2] ?? '';
		const facet = [...chart, 'facet'];
		if (places.value([...facet, channel]) !== undefined) return [...facet, channel];
		return places.channel(chart, channel) ?? places.channel(chart, 'facet') ?? facet;
	}
	return role === 'scope' ? places.chart(name) : outer;
}

const hasScale = (datum: unknown): datum is { readonly scale: string } =>
	datum instanceof Object && 'scale' in datum && typeof datum.scale === 'string';

const hasScales = (datum: unknown): datum is { readonly scales: Readonly<Record<string, string>> } =>
	datum instanceof Object && 'scales' in datum && datum.scales instanceof Object;
