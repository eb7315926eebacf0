import { Command } from 'commander';
import { build } from '../build.js';
import { printDiagnostics } from './print-diagnostics.js';

export const checkCommand = (): Command =>
	new Command('check')
		.description('sets the pages and looks them over, writes nothing')
		.argument('[issues...]', 'publication or publication/issue; all when none is named')
		.option('--edition <edition...>', 'only these editions')
		.action(async (issues: readonly string[], _: unknown, command: Command) => {
			const { project, edition } = command.optsWithGlobals<{
				project: string;
				edition?: readonly string[];
			}>();
			const result = await build({
				directory: project,
				issues,
				...(edition && { editions: edition }),
				dryRun: true,
			});
			printDiagnostics(result.diagnostics);
			process.stdout.write(result.ok ? `${result.editions.length} editions checked, no errors\n` : '');
			process.exitCode = result.ok ? 0 : 1;
		});
