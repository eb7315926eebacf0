#!/usr/bin/env node
import { Command } from 'commander';
import { formatDiagnostic, PressError } from '../base/index.js';
import { archiveCommand } from './archive.js';
import { buildCommand } from './build.js';
import { chartCommand } from './chart.js';
import { checkCommand } from './check.js';
import { newCommand } from './new.js';
import { renderCommand } from './render.js';
import { showCommand } from './show.js';

const program = new Command('banmian')
	.description(
		'Prints bilingual newspapers from data: typed data, HTML and CSS layouts, Vega-Lite charts, PDF.',
	)
	.option('--project <folder>', 'the folder that holds templates/, data/ and fonts/', '.')
	.showHelpAfterError();

for (const command of [
	buildCommand(),
	checkCommand(),
	renderCommand(),
	chartCommand(),
	showCommand(),
	newCommand(),
	archiveCommand(),
])
	program.addCommand(command);

try {
	await program.parseAsync();
} catch (cause) {
	if (!(cause instanceof PressError)) throw cause;
	for (const diagnostic of cause.diagnostics) process.stderr.write(`${formatDiagnostic(diagnostic)}\n`);
	process.exitCode = 1;
}
