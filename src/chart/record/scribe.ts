import type { View } from 'vega';
import { type Ink, type Matrix, type Point, parseColor, type Rect } from '../../base/index.js';
import type { Findings } from '../findings/findings.js';
import type { ChartFonts } from '../fonts/chart-fonts.js';
import type { ChartData } from '../view/chart-data.js';
import { Recorder } from './recorder.js';
import { ChartRenderer } from './renderer.js';

/** Points: less than a thousandth, to which lengths are rounded. */
const NEAR = 1e-6;

/** What a scribe writes with. */
export interface ScribeTools {
	readonly data: ChartData;
	readonly fonts: ChartFonts;
	readonly findings: Findings;
	/** True where labels stand exactly where Vega puts them. */
	readonly isPlain: boolean;
}

/** Records the scene of a view as it is now. */
export class Scribe {
	/** Graphics of the spec's own marks in the last drawing: axes and legends do not count. */
	marks = 0;
	#drawn: { readonly recorder: Recorder; readonly at: Point } | undefined;
	readonly #view: View;
	readonly #tools: ScribeTools;

	constructor(view: View, tools: ScribeTools) {
		this.#view = view;
		this.#tools = tools;
	}

	/** Records the scene with `at` at its upper left corner, and says what it takes in the view's own space. */
	async extentAt(at: Point): Promise<Rect | undefined> {
		this.#drawn = { recorder: await this.#draw([1, 0, 0, 1, -at.x, -at.y]), at };
		const { rect } = this.#drawn.recorder.extent;
		return rect && { ...rect, x: rect.x + at.x, y: rect.y + at.y };
	}

	/** The scene with `at` at its upper left corner: as it was recorded last, if that was there. */
	async drawAt(at: Point): Promise<Recorder> {
		const last = this.#drawn;
		if (last && Math.abs(last.at.x - at.x) < NEAR && Math.abs(last.at.y - at.y) < NEAR) return last.recorder;
		return await this.#draw([1, 0, 0, 1, -at.x, -at.y]);
	}

	async #draw(matrix: Matrix): Promise<Recorder> {
		let recorder = await this.#record(matrix);
		// Pictures come while the first drawing is made; the second has them.
		if (this.#tools.data.hasImages) recorder = await this.#record(matrix);
		return recorder;
	}

	/** The ink of a colour of the spec; what is none is reported. */
	inkOf(text: string): Ink | undefined {
		return parseColor(text) ?? this.#unknownColor(text);
	}

	async #record(matrix: Matrix): Promise<Recorder> {
		const { data, fonts, isPlain } = this.#tools;
		const color = (text: string): Ink | undefined => this.inkOf(text);
		const recorder = new Recorder({ parseColor: color, imageOf: (source) => data.imageOf(source) }, matrix);
		const renderer = new ChartRenderer(data.loader, recorder, {
			fonts,
			isPlain,
			parseColor: color,
			fileOfRow: (id) => data.fileOfRow(id),
		});
		renderer.initialize(null, 0, 0, [0, 0], 1, { externalContext: recorder });
		// Typed as the scene it holds.
		const scenegraph: object = this.#view.scenegraph();
		if ('root' in scenegraph) await renderer.renderAsync(scenegraph.root);
		this.marks = renderer.marks;
		return recorder;
	}

	#unknownColor(text: string): undefined {
		this.#tools.findings.addAt(text, {
			code: 'chart/unknown-colour',
			severity: 'error',
			message: `"${text}" is not a colour`,
			hint: 'write a CSS colour, or a colour of the page such as "$accent"',
		});
	}
}
