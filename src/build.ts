import { join } from 'node:path';
import { attempt } from './attempt.js';
import { type Diagnostic, type Report, sortDiagnostics } from './base/index.js';
import {
	type EditionPlan,
	type EditionSelection,
	type Evidence,
	gatherEvidence,
	planIssue,
	type SelectedIssue,
	selectEditions,
	writeEdition,
} from './batch/index.js';
import { type ChartStore, GraphicsDesk } from './chart/index.js';
import { joinPath, openRoot, sweepParts, tryRead } from './files/index.js';
import { type Issue, type IssueName, issuePath, loadIssue } from './issue/index.js';
import { copyfitDecisions, decisionText } from './layout/index.js';
import { editionFiles, editionReport } from './output/index.js';
import { closePress, openPress, type Press, setEdition } from './press.js';
import { callsCharts } from './template/index.js';

export interface BuildOptions extends EditionSelection {
	/** The project's folder: `templates/`, `data/`, `fonts/`. */
	readonly directory: string;
	/** Where files go; `output` in the project by default. */
	readonly output?: string;
	/** Build what is up to date too. */
	readonly force?: boolean;
	/** Write editions with errors too, into `draft` below the output folder, so that they can be looked at. */
	readonly draft?: boolean;
	/** Milliseconds, for the timings; without a clock there are none. */
	readonly clock?: () => number;
	readonly onProgress?: (edition: EditionResult) => void;
}

/** What became of one edition; of an issue as a whole, with `edition` empty, when its editions are not known. */
export interface EditionResult extends IssueName {
	readonly edition: string;
	readonly outcome: 'built' | 'up to date' | 'failed' | 'draft';
	/** Built or up to date. */
	readonly ok: boolean;
	readonly pages: number;
	/** Paths of the files, from the output folder; those of a draft stand below `draft`. */
	readonly files: readonly string[];
	/** What was done to stories that did not fit their frames by themselves, a sentence each. */
	readonly decisions: readonly string[];
	readonly milliseconds?: number;
}

export interface BuildResult {
	readonly editions: readonly EditionResult[];
	readonly diagnostics: readonly Diagnostic[];
	/** No edition failed. */
	readonly ok: boolean;
}

/** Where editions with errors go, below the output folder. */
const DRAFT = 'draft';

/** Where drawn charts are kept, below the output folder. */
const CHARTS = '.charts';

/** What all editions of a run share. */
interface Run {
	readonly press: Press;
	readonly now: Evidence;
	readonly output: string;
	readonly options: BuildOptions;
	readonly report: Report;
}

/**
 * Prints what is not up to date: all findings in one run, files only of editions without errors. An issue that fails does not stop
 * the others.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
	const project = openRoot(options.directory);
	const diagnostics: Diagnostic[] = [];
	const editions: EditionResult[] = [];
	const note: Report = (diagnostic) => diagnostics.push(diagnostic);
	const tell = (result: EditionResult): void => {
		editions.push(result);
		options.onProgress?.(result);
	};
	const press = tryRead(note, () => openPress(project, note));
	const selected = press && tryRead(note, () => selectEditions(project, options, note));
	if (press && selected) {
		const output = options.output ?? join(options.directory, 'output');
		const desk = new GraphicsDesk({ store: chartStore(output, () => now, press) });
		if (selected.issues.some(({ publication }) => callsCharts(project, publication)))
			desk.getReady(press.fonts);
		const now = gatherEvidence(project, press.fonts);
		const run = { press: { ...press, desk }, now, output, options, report: note };
		for (const name of selected.refused) tell(failedEdition({ ...name, edition: '' }));
		try {
			for (const issue of selected.issues) await buildIssue(run, issue, tell);
		} finally {
			closePress(run.press);
		}
	}
	const sorted = sortDiagnostics(diagnostics);
	return { editions, diagnostics: sorted, ok: sorted.every(({ severity }) => severity !== 'error') };
}

/** Charts that were drawn stay beside the editions, for the next build. */
const chartStore = (output: string, now: () => Evidence, press: Press): ChartStore => ({
	folder: join(output, CHARTS),
	get program() {
		return now().program;
	},
	get fonts() {
		const { fonts } = now();
		return new Map(
			press.fonts.families
				.flatMap(({ faces }) => faces.flatMap((face) => [face, ...(face.slices ?? [])]))
				.flatMap(({ file, source }) => (fonts[source] ? [[file, fonts[source]]] : [])),
		);
	},
});

async function buildIssue(
	run: Run,
	{ editions, ...name }: SelectedIssue,
	tell: (result: EditionResult) => void,
): Promise<void> {
	const { press, now, output, options, report } = run;
	for (const folder of [output, join(output, DRAFT)]) sweepParts(join(folder, issuePath(name)));
	const plans = planIssue(name, editions ?? [], now, { output, force: options.force ?? false });
	const findings: Diagnostic[] = [];
	const note: Report = (diagnostic) => {
		findings.push(diagnostic);
		report(diagnostic);
	};
	const isStale = editions === undefined || plans.some(({ reasons }) => reasons.length > 0);
	const issue = isStale
		? tryRead(note, () => loadIssue(press.project, name.publication, name.issue, note))
		: undefined;
	if (editions === undefined) return tell(failedEdition({ ...name, edition: '' }));
	for (const plan of plans) {
		if (plan.reasons.length === 0 && plan.earlier) tell(upToDate(plan, plan.earlier, report));
		else if (issue) tell(await buildEdition(run, issue, name, plan.edition, findings));
		else tell(failedEdition({ ...name, edition: plan.edition }));
	}
}

const failedEdition = (name: IssueName & { readonly edition: string }): EditionResult => ({
	...name,
	outcome: 'failed',
	ok: false,
	pages: 0,
	files: [],
	decisions: [],
});

/** What was said of the edition when it was printed still holds, and is said again. */
function upToDate(
	{ publication, issue, edition }: EditionPlan,
	earlier: NonNullable<EditionPlan['earlier']>,
	report: Report,
): EditionResult {
	for (const diagnostic of earlier.diagnostics) report(diagnostic);
	return {
		publication,
		issue,
		edition,
		outcome: 'up to date',
		ok: true,
		pages: earlier.pages.length,
		files: earlier.files.map(({ file }) => joinPath(publication, issue, file)),
		decisions: earlier.decisions.map(decisionText),
	};
}

/** `findings` are those of the issue, which hold for each of its editions. */
async function buildEdition(
	{ press, now, output, options, report }: Run,
	issue: Issue,
	name: IssueName,
	edition: string,
	findings: readonly Diagnostic[],
): Promise<EditionResult> {
	const start = options.clock?.();
	const own = [...findings];
	const note: Report = (diagnostic) => {
		own.push(diagnostic);
		report(diagnostic);
	};
	const set = await attempt(note, () => setEdition(press, issue, edition, note));
	const failed = own.some(({ severity }) => severity === 'error');
	const took = (): { milliseconds?: number } =>
		start === undefined ? {} : { milliseconds: Math.round(options.clock!() - start) };
	const decisions = copyfitDecisions(set?.pages ?? []);
	const failure = (): EditionResult => ({
		...failedEdition({ ...name, edition }),
		pages: set?.pages.length ?? 0,
		decisions: decisions.map(decisionText),
		...took(),
	});
	if (!set || (failed && !options.draft)) {
		set?.fonts.close();
		return failure();
	}
	const { painted, plots, fonts } = set;
	const content = { edition, painted, plots, fonts, date: issue.date, decisions };
	const files = await attempt(note, () => editionFiles(content));
	set.fonts.close();
	if (!files) return failure();
	const result: EditionResult = {
		...name,
		edition,
		outcome: failed ? 'draft' : 'built',
		ok: !failed,
		pages: set.pages.length,
		files: files.map(({ path }) => joinPath(failed ? DRAFT : '', issuePath(name), path)),
		decisions: decisions.map(decisionText),
		...took(),
	};
	const written = await attempt(note, () => {
		writeEdition(join(output, failed ? DRAFT : ''), {
			...name,
			edition,
			date: issue.date,
			order: Object.keys(issue.publication.editions),
			files,
			report: editionReport(content, files, set.inputs, sortDiagnostics(own)),
			...(!failed && { state: { program: now.program, lookups: set.lookups, fonts: now.fonts } }),
			...took(),
		});
		return true;
	});
	return written ? result : failure();
}
