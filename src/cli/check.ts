import { Command } from 'commander';
import { check } from '../check.js';
import { printDiagnostics } from './print-diagnostics.js';
import { type SelectionFlags, selectionOf, withSelection } from './selection.js';

export const checkCommand = (): Command =>
	withSelection(
		new Command('check').description('sets the pages and looks them over, writes nothing'),
	).action(async (issues: readonly string[], _: unknown, command: Command) => {
		const flags = command.optsWithGlobals<SelectionFlags & { project: string }>();
		const result = await check({ directory: flags.project, ...selectionOf(issues, flags) });
		printDiagnostics(result.diagnostics);
		process.stdout.write(result.ok ? `${result.editions} editions checked, no errors\n` : '');
		process.exitCode = result.ok ? 0 : 1;
	});
