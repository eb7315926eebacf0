import { join, relative } from 'node:path';
import { Command } from 'commander';
import { build, type EditionResult } from '../build.js';
import { type PlannedEdition, plan } from '../plan.js';
import { printDiagnostics } from './print-diagnostics.js';
import { type SelectionFlags, selectionOf, withSelection } from './selection.js';

interface Flags extends SelectionFlags {
	readonly output?: string;
	readonly force?: boolean;
	readonly draft?: boolean;
	readonly dryRun?: boolean;
	readonly project: string;
}

export const buildCommand = (): Command =>
	withSelection(
		new Command('build').description(
			'prints issues that are not up to date: PDF, page pictures, charts and a report of each edition',
		),
	)
		.option('--output <folder>', 'where the files go (default: output in the project)')
		.option('--force', 'print what is up to date too')
		.option('--dry-run', 'say what would be printed and why, write nothing')
		.option('--draft', 'write editions with errors too, into output/draft')
		.action(async (issues: readonly string[], _: unknown, command: Command) => {
			const flags = command.optsWithGlobals<Flags>();
			const output = flags.output ?? join(flags.project, 'output');
			const options = {
				directory: flags.project,
				output,
				...selectionOf(issues, flags),
				...(flags.force && { force: true }),
			};
			if (flags.dryRun) {
				const planned = plan(options);
				printDiagnostics(planned.diagnostics);
				process.stdout.write(planTable(planned.editions));
				process.exitCode = planned.ok ? 0 : 1;
				return;
			}
			const result = await build({
				...options,
				...(flags.draft && { draft: true }),
				clock: () => performance.now(),
				onProgress: (edition) => process.stdout.write(`${progressLine(edition)}\n`),
			});
			printDiagnostics(result.diagnostics);
			process.stdout.write(summary(result.editions, output));
			process.exitCode = result.ok ? 0 : 1;
		});

const nameOf = ({ publication, issue, edition }: Omit<PlannedEdition, 'reasons'>): string =>
	[publication, issue, edition].filter((part) => part !== '').join('/');

function progressLine(result: EditionResult): string {
	const time = result.milliseconds === undefined ? '' : `, ${(result.milliseconds / 1000).toFixed(1)} s`;
	const printed = `${pagesText(result.pages)}${time}`;
	const outcomes: Readonly<Record<EditionResult['outcome'], string>> = {
		built: printed,
		'up to date': 'up to date',
		draft: `draft with errors, ${printed}`,
		failed: 'failed; earlier files are left as they are',
	};
	const fitted = result.decisions.map((decision) => `\n  ${decision}`).join('');
	return `${nameOf(result)}  ${outcomes[result.outcome]}${fitted}`;
}

const pagesText = (pages: number): string => `${pages} ${pages === 1 ? 'page' : 'pages'}`;

/** A table of what became of each edition and where it is, then how many came to what. */
function summary(results: readonly EditionResult[], output: string): string {
	if (results.length === 0) return '';
	const rows = results.map((result) => {
		const pdf = result.files.find((file) => file.endsWith('.pdf'));
		const others = result.files.length - 1;
		return [
			nameOf(result),
			result.outcome,
			pdf ? pagesText(result.pages) : '',
			pdf ? `${relative('.', join(output, pdf))} and ${others} more` : '',
		];
	});
	const counts = (['built', 'up to date', 'draft', 'failed'] as const)
		.map((outcome) => [results.filter((result) => result.outcome === outcome).length, outcome] as const)
		.filter(([count]) => count > 0);
	return `\n${table(rows)}${counts.map((count) => count.join(' ')).join(', ')}\n`;
}

/** How many reasons a line lists. */
const LISTED = 3;

function planTable(editions: readonly PlannedEdition[]): string {
	if (editions.length === 0) return '';
	const rows = editions.map((edition) => {
		const { reasons } = edition;
		const more = reasons.length > LISTED ? ` and ${reasons.length - LISTED} more` : '';
		return [
			nameOf(edition),
			reasons.length === 0 ? 'up to date' : 'to build',
			reasons.slice(0, LISTED).join('; ') + more,
		];
	});
	const stale = editions.filter(({ reasons }) => reasons.length > 0).length;
	return `${table(rows)}${stale} to build, ${editions.length - stale} up to date; nothing was written\n`;
}

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string {
	const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
	return rows
		.map(
			(row) =>
				`${row
					.map((cell, column) => cell.padEnd(widths[column]!))
					.join('  ')
					.trimEnd()}\n`,
		)
		.join('');
}
