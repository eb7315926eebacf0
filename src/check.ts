import { attempt } from './attempt.js';
import { type Diagnostic, type Report, sortDiagnostics } from './base/index.js';
import { type EditionSelection, selectEditions } from './batch/index.js';
import { openRoot, tryRead } from './files/index.js';
import { loadIssue } from './issue/index.js';
import { openPress, setEdition } from './press.js';

export interface CheckOptions extends EditionSelection {
	/** The project's folder: `templates/`, `data/`, `fonts/`. */
	readonly directory: string;
}

export interface CheckResult {
	/** How many editions were looked over. */
	readonly editions: number;
	readonly diagnostics: readonly Diagnostic[];
	/** No finding is an error. */
	readonly ok: boolean;
}

/** Sets the pages of all editions that are meant, up to date or not, and looks them over. Writes nothing. */
export async function check(options: CheckOptions): Promise<CheckResult> {
	const project = openRoot(options.directory);
	const diagnostics: Diagnostic[] = [];
	const note: Report = (diagnostic) => diagnostics.push(diagnostic);
	const press = tryRead(note, () => openPress(project, note));
	const selected = press && tryRead(note, () => selectEditions(project, options, note));
	let editions = 0;
	for (const { publication, issue: id, editions: names } of selected?.issues ?? []) {
		const issue = tryRead(note, () => loadIssue(project, publication, id, note));
		if (!press || !issue) continue;
		for (const edition of names ?? []) {
			const set = await attempt(note, () => setEdition(press, issue, edition, note));
			set?.fonts.close();
			editions++;
		}
	}
	const sorted = sortDiagnostics(diagnostics);
	return { editions, diagnostics: sorted, ok: sorted.every(({ severity }) => severity !== 'error') };
}
