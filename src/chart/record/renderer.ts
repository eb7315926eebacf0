import { CanvasRenderer } from 'vega';
import type { MarkReference } from '../../base/index.js';
import type { DrawnItem, DrawnScene, SceneBounds } from '../view/vega.js';
import { drawLabel, type LabelHost } from './draw-label.js';
import { drawLeader } from './draw-leader.js';
import { prepareGradients } from './gradients.js';
import type { Recorder } from './recorder.js';

/** What the renderer is told about the chart. */
export interface RendererHost extends LabelHost {
	/** The file that has the row with this id, relative to the data's folder. */
	fileOfRow(id: string): string | undefined;
}

/**
 * Vega's renderer, drawing into a recorder. It learns which graphic comes next because Vega asks for the bounds of each before
 * it draws it, and sets labels itself with the page's glyphs.
 */
export class ChartRenderer extends CanvasRenderer {
	/** Graphics of the spec's own marks that were drawn. */
	marks = 0;
	readonly #recorder: Recorder;
	readonly #host: RendererHost;

	constructor(loader: unknown, recorder: Recorder, host: RendererHost) {
		super(loader);
		this.#recorder = recorder;
		this.#host = host;
	}

	override draw(context: object, scene: DrawnScene): void {
		const recorder = this.#recorder;
		const outer = recorder.mark;
		if (scene.marktype === 'group') this.marks += boxes(scene);
		else if (scene.role === 'mark') this.marks += scene.items.length;
		recorder.mark = this.#referenceOf(scene, scene.items[0]);
		if (scene.marktype === 'group') this.#coverFrames(scene);
		const restore =
			scene.marktype === 'text' ? () => {} : prepareGradients(scene, (text) => this.#host.parseColor(text));
		super.draw(context, scene, this.#probe(scene));
		restore();
		recorder.mark = outer;
	}

	/**
	 * Stands for the visible part: everything is visible, and whatever is asked about is drawn next. Labels are drawn when they
	 * are asked about, so that they have Vega's order and clip, and are then said to be out of sight.
	 */
	#probe(scene: DrawnScene): object {
		const items = new Map<SceneBounds, DrawnItem>(scene.items.map((item) => [item.bounds, item]));
		const probe = {
			intersects: (bounds: SceneBounds): boolean => {
				const item = items.get(bounds);
				if (item) this.#recorder.mark = this.#referenceOf(scene, item);
				if (scene.marktype !== 'text') return true;
				if (item) {
					this.#recorder.item = item;
					drawLeader(item.leader, this.#recorder);
					drawLabel(item, this.#recorder, this.#host);
				}
				return false;
			},
			translate: () => probe,
		};
		return probe;
	}

	#referenceOf(scene: DrawnScene, item: DrawnItem | undefined): MarkReference {
		const id = item?.datum instanceof Object && 'id' in item.datum ? item.datum.id : undefined;
		const file = typeof id === 'string' ? this.#host.fileOfRow(id) : undefined;
		return { role: roleOf(scene, item), ...(file === undefined ? {} : { data: `${file}#${id}` }) };
	}

	#coverFrames(scene: DrawnScene): void {
		if (scene.role !== 'frame' && scene.role !== 'scope' && scene.role !== 'mark') return;
		for (const { x = 0, y = 0, width = 0, height = 0 } of scene.items) {
			if (width > 0 && height > 0) this.#recorder.coverFrame(x, y, width, height);
		}
	}
}

/** How many groups hold nothing and are graphics themselves, as the boxes of a tree map may be. */
const boxes = ({ role, items }: DrawnScene): number =>
	role === 'scope'
		? items.filter(({ fill, stroke, items: held }) => (fill || stroke) && !held?.length).length
		: 0;

/** `bar`, `line`, `axis-label`: what Vega-Lite calls the mark, a name of the spec's own, or Vega's type of it. */
function roleOf({ role, name, marktype }: DrawnScene, item: DrawnItem | undefined): string {
	if (role !== undefined && role !== 'mark') return role;
	const own = name?.replace(/_marks$/, '');
	if (own && own !== 'marks' && !/^(layer|concat|child)_/.test(own)) return own;
	return item?.ariaRoleDescription?.replace(/ mark$/, '') ?? marktype;
}
