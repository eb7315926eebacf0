import { textMetrics, type View } from 'vega';
import {
	type Drawing,
	type Ink,
	identity,
	type Matrix,
	type Point,
	parseColor,
	type Rect,
	rectPath,
	type Size,
} from '../base/index.js';
import type { FontSet } from '../font/index.js';
import { checkChart } from './checks/check-chart.js';
import { checkColumns } from './checks/columns/check-columns.js';
import { reportEmptyData } from './checks/why-empty.js';
import { installDeclutter } from './declutter/index.js';
import { Findings } from './findings/findings.js';
import { faultOf } from './findings/sentence.js';
import { ChartFonts } from './fonts/chart-fonts.js';
import type { ChartJob, ChartResult } from './job.js';
import { sizeOf, styleOf } from './record/label.js';
import { Recorder } from './record/recorder.js';
import { ChartRenderer } from './record/renderer.js';
import { ChartData } from './view/chart-data.js';
import { installFunctions } from './view/expression-functions.js';
import { fitChart } from './view/fit-chart.js';
import { PreparedSpecs } from './view/prepared-specs.js';
import { openView } from './view/run-view.js';
import { installTextFunctions } from './view/text-functions.js';
import { sizeOfView } from './view/vega.js';

/** Points: less than a thousandth, to which lengths are rounded. */
const NEAR = 1e-6;
/** Points by which a chart that cannot shrink may leave its box before it is refused. */
const TOLERANCE = 0.5;

/** Draws one chart in this process. Only a process of its own is safe for a spec from a stranger: see `drawCharts`. */
export async function drawChart(
	job: ChartJob,
	fontSet: FontSet,
	specs = new PreparedSpecs(),
): Promise<ChartResult> {
	const findings = new Findings(job.spec, job.source);
	const fonts = new ChartFonts(fontSet, job.language, (character) => reportMissing(character, findings));
	const data = new ChartData(job, findings);
	const result = (drawing?: Drawing): ChartResult => ({
		...(drawing && { drawing }),
		findings: findings.causes,
		inputs: data.inputs(),
	});
	data.install();
	installFunctions(job, findings);
	installDeclutter();
	let theme: unknown;
	installTextFunctions(() => theme);
	textMetrics.width = (item, text) => {
		const width = fonts.width(String(text ?? '').trim(), sizeOf(item), styleOf(item));
		// Vega cuts a label by asking for widths with its limit still set: never answer more than the limit.
		return Number(item.limit) > 0 ? Math.min(width, Number(item.limit)) : width;
	};
	let view: View | undefined;
	try {
		const spec = specs.prepare(job, findings);
		if (!spec) return result();
		theme = spec.theme;
		view = openView(spec.runtime, data, findings);
		const { size } = job;
		const scribe = new Scribe(view, data, fonts, findings);
		const reached = size
			? await fitChart(view, spec, size, (at) => scribe.extentAt(at))
			: await ownFrame(view, scribe);
		const grammar = spec.vegaLite === undefined ? 'vega' : 'vega-lite';
		checkColumns(job.spec, grammar, { files: data, isPlain: job.isPlain === true }, findings);
		if (spec.vegaLite !== undefined || scribe.marks === 0) {
			await reportEmptyData(job.spec, data, !reached || scribe.marks === 0, findings);
		}
		if (!reached || findings.hasError) return result();
		const frame = size ?? { width: reached.width, height: reached.height };
		const over = { width: reached.width - frame.width, height: reached.height - frame.height };
		reportSize(over, frame, findings);
		const recorder = await scribe.drawAt(reached);
		if (!job.isPlain)
			checkChart({ view, compiled: spec, recorder, size: frame, palette: job.palette }, findings);
		return result(framed(recorder, frame, over));
	} catch (cause) {
		if (!(cause instanceof Error)) throw cause;
		findings.add({
			code: 'chart/spec',
			severity: 'error',
			message: `the chart cannot be made: ${faultOf(cause)}`,
			path: [],
		});
		return result();
	} finally {
		view?.finalize();
	}
}

/** Works a chart out at the size of its spec; the frame is what Vega's own picture of it shows, padding included. */
async function ownFrame(view: View, scribe: Scribe): Promise<Rect | undefined> {
	await view.runAsync();
	await scribe.draw(identity);
	const padding = view.padding();
	const {
		left = 0,
		right = 0,
		top = 0,
		bottom = 0,
	} = typeof padding === 'number'
		? { left: padding, right: padding, top: padding, bottom: padding }
		: padding;
	const [x, y] = view.origin();
	const { width, height } = sizeOfView(view);
	return { x: -x - left, y: -y - top, width: width + left + right, height: height + top + bottom };
}

/** Records the view's scene as it is now. */
class Scribe {
	/** Graphics of the spec's own marks in the last drawing: axes and legends do not count. */
	marks = 0;
	#drawn: { readonly recorder: Recorder; readonly at: Point } | undefined;
	readonly #view: View;
	readonly #data: ChartData;
	readonly #fonts: ChartFonts;
	readonly #findings: Findings;

	constructor(view: View, data: ChartData, fonts: ChartFonts, findings: Findings) {
		this.#view = view;
		this.#data = data;
		this.#fonts = fonts;
		this.#findings = findings;
	}

	/** Records the scene with `at` at its upper left corner, and says what it takes in the view's own space. */
	async extentAt(at: Point): Promise<Rect | undefined> {
		this.#drawn = { recorder: await this.draw([1, 0, 0, 1, -at.x, -at.y]), at };
		const { rect } = this.#drawn.recorder.extent;
		return rect && { ...rect, x: rect.x + at.x, y: rect.y + at.y };
	}

	/** The scene with `at` at its upper left corner: as it was recorded last, if that was there. */
	async drawAt(at: Point): Promise<Recorder> {
		const last = this.#drawn;
		if (last && Math.abs(last.at.x - at.x) < NEAR && Math.abs(last.at.y - at.y) < NEAR) return last.recorder;
		return await this.draw([1, 0, 0, 1, -at.x, -at.y]);
	}

	async draw(matrix: Matrix): Promise<Recorder> {
		let recorder = await this.#record(matrix);
		// Pictures come while the first drawing is made; the second has them.
		if (this.#data.hasImages) recorder = await this.#record(matrix);
		return recorder;
	}

	async #record(matrix: Matrix): Promise<Recorder> {
		const color = (text: string): Ink | undefined => parseColor(text) ?? this.#unknownColor(text);
		const recorder = new Recorder(
			{ parseColor: color, imageOf: (source) => this.#data.imageOf(source) },
			matrix,
		);
		const renderer = new ChartRenderer(this.#data.loader, recorder, {
			fonts: this.#fonts,
			parseColor: color,
			fileOfRow: (id) => this.#data.fileOfRow(id),
		});
		renderer.initialize(null, 0, 0, [0, 0], 1, { externalContext: recorder });
		// Typed as the scene it holds.
		const scenegraph: object = this.#view.scenegraph();
		if ('root' in scenegraph) await renderer.renderAsync(scenegraph.root);
		this.marks = renderer.marks;
		return recorder;
	}

	#unknownColor(text: string): undefined {
		this.#findings.addAt(text, {
			code: 'chart/unknown-colour',
			severity: 'error',
			message: `"${text}" is not a colour`,
			hint: 'write a CSS colour, or a colour of the page such as "$accent"',
		});
	}
}

function reportMissing(character: string, findings: Findings): void {
	const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	findings.add({
		code: 'chart/missing-glyph',
		severity: 'error',
		message: `"${character}" (U+${code}) of a label is in no font`,
		path: [],
		hint: 'add a font that has it to fonts/fonts.yaml, or choose another character',
	});
}

function reportSize(over: Size, size: Size, findings: Findings): void {
	for (const [side, excess, whole] of [
		['wider', over.width, size.width],
		['higher', over.height, size.height],
	] as const) {
		if (excess <= TOLERANCE) continue;
		findings.add({
			code: 'chart/size',
			severity: 'error',
			message: `the chart is ${Math.ceil(excess)} pt ${side} than its box of ${Number(whole.toFixed(1))} pt`,
			path: [],
			hint: 'give it more room, shorten its labels, or let Vega-Lite set the steps of its axes',
		});
	}
}

/** The drawing at its size; what would stand outside is cut off, and was reported. */
function framed({ ops }: Recorder, size: Size, over: Size): Drawing {
	if (over.width <= TOLERANCE && over.height <= TOLERANCE) return { size, ops };
	return { size, ops: [{ op: 'group', clip: rectPath({ x: 0, y: 0, ...size }), ops }] };
}
