import { join, relative } from 'node:path';
import { Command } from 'commander';
import { build, type EditionResult } from '../build.js';
import { printDiagnostics } from './print-diagnostics.js';

interface Flags {
	readonly edition?: readonly string[];
	readonly output?: string;
	readonly draft?: boolean;
	readonly project: string;
}

export const buildCommand = (): Command =>
	new Command('build')
		.description('prints issues: PDF, page pictures, charts and a report of each edition')
		.argument('[issues...]', 'publication or publication/issue; all when none is named')
		.option('--edition <edition...>', 'only these editions')
		.option('--output <folder>', 'where the files go (default: output in the project)')
		.option('--draft', 'write editions with errors too, into output/draft')
		.action(async (issues: readonly string[], _: unknown, command: Command) => {
			const flags = command.optsWithGlobals<Flags>();
			const output = flags.output ?? join(flags.project, 'output');
			const result = await build({
				directory: flags.project,
				output,
				issues,
				...(flags.edition && { editions: flags.edition }),
				...(flags.draft && { draft: true }),
				clock: () => performance.now(),
				onProgress: (edition) => process.stdout.write(`${progressLine(edition)}\n`),
			});
			printDiagnostics(result.diagnostics);
			process.stdout.write(summary(result.editions, output));
			process.exitCode = result.ok ? 0 : 1;
		});

const nameOf = ({ publication, issue, edition }: EditionResult): string =>
	[publication, issue, edition].filter((part) => part !== '').join('/');

function progressLine(result: EditionResult): string {
	const time = result.milliseconds === undefined ? '' : `, ${(result.milliseconds / 1000).toFixed(1)} s`;
	const printed = `${pagesText(result.pages)}${time}`;
	return `${nameOf(result)}  ${result.ok ? printed : result.files.length > 0 ? `draft with errors, ${printed}` : 'failed; earlier files are left as they are'}`;
}

const pagesText = (pages: number): string => `${pages} ${pages === 1 ? 'page' : 'pages'}`;

/** A table of what was written, or why not. */
function summary(results: readonly EditionResult[], output: string): string {
	const rows = results.map((result) => {
		const pdf = result.files.find((file) => file.endsWith('.pdf'));
		const others = result.files.length - 1;
		return [
			nameOf(result),
			result.ok ? pagesText(result.pages) : pdf ? 'draft' : 'failed',
			pdf ? `${relative('.', join(output, pdf))} and ${others} more` : '',
		];
	});
	const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
	const lines = rows.map(([name, pages, path]) =>
		`${name!.padEnd(widths[0]!)}  ${pages!.padEnd(widths[1]!)}  ${path}`.trimEnd(),
	);
	return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}
