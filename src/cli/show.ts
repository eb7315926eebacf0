import { Argument, Command } from 'commander';
import { type Stage, show, stages } from '../show.js';
import { printDiagnostics } from './print-diagnostics.js';

export const showCommand = (): Command =>
	new Command('show')
		.description('prints what a phase made of an edition, as text')
		.addArgument(new Argument('<stage>', 'which phase').choices(stages))
		.argument('<edition>', 'publication/issue/edition')
		.action(async (stage: Stage, name: string, _: unknown, command: Command) => {
			const { project } = command.optsWithGlobals<{ project: string }>();
			const { text, diagnostics } = await show(project, stage, name);
			process.stdout.write(text);
			printDiagnostics(diagnostics);
		});
