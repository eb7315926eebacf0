import { attempt } from './attempt.js';
import { type Diagnostic, type Report, sortDiagnostics } from './base/index.js';
import { type EditionSelection, selectEditions } from './batch/index.js';
import { openRoot, tryRead } from './files/index.js';
import { loadIssue } from './issue/index.js';
import { closePress, openPress, setEdition } from './press.js';
import { faultFindings, limitFindings, type Proof, readProof } from './proof/index.js';

export interface CheckOptions extends EditionSelection {
	/** The project's folder: `templates/`, `data/`, `fonts/`. */
	readonly directory: string;
	/**
	 * Read the pages as a proof-reader does: where the text falls short of a master's setting is an error, what a compositor would
	 * mend a warning.
	 */
	readonly typeset?: boolean;
}

/** How the text of an edition is set. */
export interface EditionProof extends Proof {
	/** `publication/issue/edition`. */
	readonly name: string;
}

export interface CheckResult {
	/** How many editions were looked over. */
	readonly editions: number;
	/** A proof an edition, when they were asked for. */
	readonly proofs?: readonly EditionProof[];
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
	const proofs: EditionProof[] = [];
	let editions = 0;
	try {
		for (const { publication, issue: id, editions: names } of selected?.issues ?? []) {
			const issue = tryRead(note, () => loadIssue(project, publication, id, note));
			if (!press || !issue) continue;
			for (const edition of names ?? []) {
				const set = await attempt(note, () => setEdition(press, issue, edition, note));
				if (set && options.typeset) {
					const name = `${publication}/${id}/${edition}`;
					const proof = readProof(set.pages, set.painted, set.fonts);
					proofs.push({ ...proof, name });
					diagnostics.push(...limitFindings(proof, name), ...faultFindings(proof, name));
				}
				set?.fonts.close();
				editions++;
			}
		}
	} finally {
		if (press) closePress(press);
	}
	const sorted = sortDiagnostics(diagnostics);
	return {
		editions,
		...(options.typeset && { proofs }),
		diagnostics: sorted,
		ok: sorted.every(({ severity }) => severity !== 'error'),
	};
}
