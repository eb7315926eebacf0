import { Command } from 'commander';
import { verifyArchive } from '../archive/index.js';
import { printDiagnostics } from './print-diagnostics.js';
import { type StoreFlags, storeFolder, storeOption } from './store-folder.js';

export const archiveVerifyCommand = (): Command =>
	new Command('verify')
		.description('reads every byte of the archive and compares it with what was recorded')
		.argument(
			'[names...]',
			'publication, publication/issue or publication/issue/edition; all when none is named',
		)
		.addOption(storeOption())
		.action((names: readonly string[], _: unknown, command: Command) => {
			const { objects, diagnostics, ok } = verifyArchive(
				storeFolder(command.optsWithGlobals<StoreFlags>()),
				names,
			);
			printDiagnostics(diagnostics);
			const what = `${objects.length} ${objects.length === 1 ? 'edition' : 'editions'}`;
			process.stdout.write(ok ? `${what} verified, every byte is as it was stored\n` : '');
			process.exitCode = ok ? 0 : 1;
		});
