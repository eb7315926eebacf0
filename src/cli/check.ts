import { Command } from 'commander';
import { check } from '../check.js';
import { joinProofs, proofText } from '../proof/index.js';
import { printDiagnostics } from './print-diagnostics.js';
import { type SelectionFlags, selectionOf, withSelection } from './selection.js';

export const checkCommand = (): Command =>
	withSelection(new Command('check').description('sets the pages and looks them over, writes nothing'))
		.option('--typeset', 'tell how well the text is set, and where it falls short')
		.action(async (issues: readonly string[], _: unknown, command: Command) => {
			const flags = command.optsWithGlobals<SelectionFlags & { project: string; typeset?: boolean }>();
			const result = await check({
				directory: flags.project,
				...selectionOf(issues, flags),
				typeset: flags.typeset ?? false,
			});
			const { proofs = [] } = result;
			for (const proof of proofs) process.stdout.write(proofText(proof, proof.name));
			if (proofs.length > 1)
				process.stdout.write(proofText(joinProofs(proofs), `all ${proofs.length} editions`));
			printDiagnostics(result.diagnostics);
			process.stdout.write(result.ok ? `${result.editions} editions checked, no errors\n` : '');
			process.exitCode = result.ok ? 0 : 1;
		});
