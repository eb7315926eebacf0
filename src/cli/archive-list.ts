import { Command } from 'commander';
import { type ListedObject, listArchive } from '../archive/index.js';
import { printDiagnostics } from './print-diagnostics.js';
import { type StoreFlags, storeFolder, storeOption } from './store-folder.js';

export const archiveListCommand = (): Command =>
	new Command('list')
		.description('says what is stored; of an edition, all its versions')
		.argument(
			'[names...]',
			'publication, publication/issue or publication/issue/edition; all when none is named',
		)
		.addOption(storeOption())
		.action((names: readonly string[], _: unknown, command: Command) => {
			const { objects, diagnostics } = listArchive(storeFolder(command.optsWithGlobals<StoreFlags>()), names);
			const isOne = objects.length === 1 && names.includes(objects[0]!.name);
			process.stdout.write(table(isOne ? versionRows(objects[0]!) : objects.map(objectRow)));
			printDiagnostics(diagnostics);
			process.exitCode = diagnostics.length > 0 ? 1 : 0;
		});

function objectRow({ name, versions }: ListedObject): readonly string[] {
	const newest = versions.at(-1)!;
	return [name, newest.version, newest.created, filesText(newest.files), newest.message ?? ''];
}

const versionRows = ({ versions }: ListedObject): readonly (readonly string[])[] =>
	versions.map(({ version, created, user, files, message }) => [
		version,
		created,
		filesText(files),
		user ? `${user.name}${user.address === undefined ? '' : ` <${user.address}>`}` : '',
		message ?? '',
	]);

const filesText = (files: number): string => `${files} ${files === 1 ? 'file' : 'files'}`;

function table(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
	return rows
		.map(
			(row) =>
				`${row
					.map((cell, i) => cell.padEnd(widths[i]!))
					.join('  ')
					.trimEnd()}\n`,
		)
		.join('');
}
