import type { Span } from './span.js';

export type Severity = 'error' | 'warning';

/** One finding about the input. Plain data: it crosses worker threads and is printed by one formatter. */
export interface Diagnostic {
	/** phase/what, for example `layout/overset`. Stable, searchable, listed in docs/diagnostics.md. */
	readonly code: `${string}/${string}`;
	readonly severity: Severity;
	readonly message: string;
	readonly span?: Span;
	/** What the reader can do about it. */
	readonly hint?: string;
}

/** Takes a finding; the phase goes on. */
export type Report = (diagnostic: Diagnostic) => void;

/** The one error class: the phase could not produce its output. */
export class PressError extends Error {
	override readonly name = 'PressError';
	readonly diagnostics: readonly Diagnostic[];

	constructor(diagnostics: readonly Diagnostic[], options?: ErrorOptions) {
		super(diagnostics.map(formatDiagnostic).join('\n'), options);
		this.diagnostics = diagnostics;
	}
}

/** `file:line:column severity code message`, then the hint on its own line. */
export function formatDiagnostic({ code, severity, message, span, hint }: Diagnostic): string {
	const place = span ? `${span.file}:${span.line}:${span.column} ` : '';
	return `${place}${severity} ${code} ${message}${hint ? `\n  hint: ${hint}` : ''}`;
}

/** By file, line and column, findings without a place last; one line for findings that are the same. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
	const unique = new Map(diagnostics.map((diagnostic) => [formatDiagnostic(diagnostic), diagnostic]));
	return [...unique]
		.sort(([textA, a], [textB, b]) => comparePlaces(a, b) || compare(textA, textB))
		.map(([, d]) => d);
}

function comparePlaces(a: Diagnostic, b: Diagnostic): number {
	if (!a.span || !b.span) return Number(!a.span) - Number(!b.span);
	return compare(a.span.file, b.span.file) || a.span.line - b.span.line || a.span.column - b.span.column;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
