import { type Diagnostic, formatDiagnostic } from '../base/index.js';

/** All findings on standard error, then how many there were. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
	for (const diagnostic of diagnostics) process.stderr.write(`${formatDiagnostic(diagnostic)}\n`);
	const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
	const warnings = diagnostics.length - errors;
	if (diagnostics.length > 0)
		process.stderr.write(`${count(errors, 'error')}, ${count(warnings, 'warning')}\n`);
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
