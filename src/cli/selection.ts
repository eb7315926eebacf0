import type { Command } from 'commander';
import type { EditionSelection } from '../batch/index.js';

/** How the command line says which issues and editions are meant. */
export interface SelectionFlags {
	readonly edition?: readonly string[];
	readonly quarter?: string;
}

/** The same arguments for all commands that go through issues. */
export const withSelection = (command: Command): Command =>
	command
		.argument(
			'[issues...]',
			"publication or publication/issue, or patterns of them such as 'xihu/2023-*'; all when none is named",
		)
		.option('--edition <edition...>', 'only these editions')
		.option('--quarter <quarter>', 'only issues whose period ends in this quarter, such as 2015Q2');

export const selectionOf = (
	issues: readonly string[],
	{ edition, quarter }: SelectionFlags,
): EditionSelection => ({
	issues,
	...(edition && { editions: edition }),
	...(quarter !== undefined && { quarter }),
});
