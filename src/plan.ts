import { join } from 'node:path';
import { type Diagnostic, type Report, sortDiagnostics } from './base/index.js';
import {
	type EditionPlan,
	type EditionSelection,
	gatherEvidence,
	planIssue,
	selectEditions,
} from './batch/index.js';
import { openRoot, tryRead } from './files/index.js';
import { loadIssue } from './issue/index.js';
import { openPress } from './press.js';

export interface PlanOptions extends EditionSelection {
	/** The project's folder: `templates/`, `data/`, `fonts/`. */
	readonly directory: string;
	/** Where earlier builds wrote; `output` in the project by default. */
	readonly output?: string;
	/** As for a build that is forced. */
	readonly force?: boolean;
}

/** An edition, and why a build would print it: for no reason when it is up to date. */
export type PlannedEdition = Omit<EditionPlan, 'earlier'>;

export interface Plan {
	readonly editions: readonly PlannedEdition[];
	readonly diagnostics: readonly Diagnostic[];
	/** No finding is an error. */
	readonly ok: boolean;
}

/** What a build would print, and why. No page is set and nothing is written. */
export function plan(options: PlanOptions): Plan {
	const project = openRoot(options.directory);
	const diagnostics: Diagnostic[] = [];
	const note: Report = (diagnostic) => diagnostics.push(diagnostic);
	const output = options.output ?? join(options.directory, 'output');
	const press = tryRead(note, () => openPress(project, note));
	const selected = press && tryRead(note, () => selectEditions(project, options, note));
	const editions: PlannedEdition[] = [];
	if (press && selected) {
		const now = gatherEvidence(project, press.fonts);
		for (const { editions: names, ...name } of selected.issues) {
			// Which editions there are is not known: loading says why.
			if (!names) tryRead(note, () => loadIssue(project, name.publication, name.issue, note));
			for (const { earlier, ...planned } of planIssue(name, names ?? [], now, {
				output,
				force: options.force ?? false,
			}))
				editions.push(planned);
		}
	}
	const sorted = sortDiagnostics(diagnostics);
	return { editions, diagnostics: sorted, ok: sorted.every(({ severity }) => severity !== 'error') };
}
