import { textMetrics, type View } from 'vega';
import type { Drawing } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import type { FigureLanguage } from '../quantity/index.js';
import { checkChart } from './checks/check-chart.js';
import { checkColumns } from './checks/columns/check-columns.js';
import { checkNumbers } from './checks/columns/check-numbers.js';
import { reportUnknownIds } from './checks/unknown-ids.js';
import { reportEmptyData } from './checks/why-empty.js';
import { installDeclutter } from './declutter/index.js';
import { Findings } from './findings/findings.js';
import { faultOf } from './findings/sentence.js';
import { ChartFonts } from './fonts/chart-fonts.js';
import { framed, hasEnd, hasRoom, ownFrame, reportSize } from './frame-chart.js';
import type { ChartJob, ChartResult } from './job.js';
import { lineOf, sizeOf, styleOf } from './record/label.js';
import { Scribe } from './record/scribe.js';
import { ChartData } from './view/chart-data.js';
import { installFunctions } from './view/expression-functions.js';
import { fitChart } from './view/fit-chart.js';
import { PreparedSpecs } from './view/prepared-specs.js';
import { openView } from './view/run-view.js';
import { installTextFunctions } from './view/text-functions.js';

/** Draws one chart in this process. Only a process of its own is safe for a spec from a stranger: see `drawCharts`. */
export async function drawChart(
	job: ChartJob,
	fontSet: FontSet,
	specs = new PreparedSpecs(),
): Promise<ChartResult> {
	const findings = new Findings(job.spec, job.source);
	const { size, isPlain = false } = job;
	const fonts = new ChartFonts(fontSet, languageOf(job), (character) => reportMissing(character, findings));
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
		const width = fonts.width(lineOf(text), sizeOf(item), styleOf(item));
		// Vega cuts a label by asking for widths with its limit still set: never answer more than the limit.
		return Number(item.limit) > 0 ? Math.min(width, Number(item.limit)) : width;
	};
	let view: View | undefined;
	if (size && !hasRoom(size, findings)) return result();
	try {
		const spec = specs.prepare(job, findings);
		if (!spec) return result();
		theme = spec.theme;
		view = openView(spec.runtime, data, job, findings);
		const scribe = new Scribe(view, { data, fonts, findings, isPlain });
		const reached = size
			? await fitChart(view, spec, size, (at) => scribe.extentAt(at))
			: await ownFrame(view);
		if (reached && !hasEnd(reached, findings)) return result();
		const frame = size ?? reached;
		const recorder = reached && (await scribe.drawAt(reached));
		const isLite = spec.vegaLite !== undefined;
		const isMade = job.source !== undefined;
		checkColumns(job.spec, isLite ? 'vega-lite' : 'vega', { files: data, isPlain, isMade }, findings);
		const isBlank = !reached || !recorder || !frame || !(frame.width > 0 && frame.height > 0);
		const isEmpty = isBlank || scribe.marks === 0;
		// A drawing of an axis alone is what a plain spec may want.
		const severity = isEmpty && !(isPlain && !isBlank) ? 'error' : 'warning';
		reportUnknownIds(job.source, data, findings);
		if (isLite || isEmpty) await reportEmptyData(job, data, { isEmpty, severity }, findings);
		const background = view.background();
		const ground = background ? scribe.inkOf(background) : undefined;
		if (isBlank || findings.hasError) return result();
		if (size) reportSize(reached, size, findings);
		const measures = { width: frame.width, height: frame.height };
		if (!isPlain) {
			checkNumbers(job, data, findings);
			checkChart({ view, compiled: spec, recorder, size: measures, palette: job.palette }, findings);
		}
		return result(framed(recorder, measures, { ground, isOwnSize: !size }));
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

/** A chart of a page is in the language of the page; of a plain one each label has the language that its characters show. */
const languageOf = ({ isPlain, language }: ChartJob): ((text: string) => FigureLanguage) =>
	isPlain ? (text) => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en') : () => language;

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
