import { Command } from 'commander';
import { parseAuthor } from '../archive/index.js';
import { type ArchivedEdition, archiveIssues } from '../archive-issues.js';
import { printDiagnostics } from './print-diagnostics.js';
import { type SelectionFlags, selectionOf, withSelection } from './selection.js';
import { type StoreFlags, storeFolder, storeOption } from './store-folder.js';

interface Flags extends StoreFlags, SelectionFlags {
	readonly output?: string;
	readonly author?: string;
	readonly message?: string;
	readonly created?: string;
}

export const archivePutCommand = (): Command =>
	withSelection(
		new Command('put').description(
			'stores built editions with all they were made from; a new version of what changed',
		),
	)
		.addOption(storeOption())
		.option('--output <folder>', 'where the built files are (default: output in the project)')
		.option('--author <author>', 'who stores them, "Name <name@example.org>"')
		.option('--message <text>', 'why there is a new version (default: what changed)')
		.option('--created <time>', 'when, 2026-11-25T09:30:00Z (default: now)')
		.action((issues: readonly string[], _: unknown, command: Command) => {
			const flags = command.optsWithGlobals<Flags>();
			const result = archiveIssues({
				directory: flags.project,
				...(flags.output !== undefined && { output: flags.output }),
				store: storeFolder(flags),
				...selectionOf(issues, flags),
				created: flags.created ?? `${new Date().toISOString().slice(0, 19)}Z`,
				...(flags.author !== undefined && { user: parseAuthor(flags.author) }),
				...(flags.message !== undefined && { message: flags.message }),
				onProgress: (edition) => process.stdout.write(`${progressLine(edition)}\n`),
			});
			printDiagnostics(result.diagnostics);
			process.exitCode = result.ok ? 0 : 1;
		});

function progressLine({ publication, issue, edition, ok, version, isNew, stored }: ArchivedEdition): string {
	const name = `${publication}/${issue}/${edition}`;
	if (!ok) return `${name}  not stored; earlier versions are left as they are`;
	return `${name}  ${isNew ? `${version}, ${stored} new ${stored === 1 ? 'file' : 'files'}` : `unchanged since ${version}`}`;
}
