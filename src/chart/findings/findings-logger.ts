import { sentence } from './sentence.js';

/** What Vega and Vega-Lite say while they work, as text; they go on after it, so nothing else tells that a chart is wrong. */
export class FindingsLogger {
	readonly #take: (severity: 'error' | 'warning', text: string) => void;

	constructor(take: (severity: 'error' | 'warning', text: string) => void) {
		this.#take = take;
	}

	// Fields, not methods: Vega calls them without their object.

	/** All of it is taken, whatever level is asked for. */
	readonly level = (): this => this;

	readonly error = (...parts: readonly unknown[]): this => {
		this.#take('error', textOf(parts));
		return this;
	};

	readonly warn = (...parts: readonly unknown[]): this => {
		if (!UNTOLD.has(String(parts[0]))) this.#take('warning', textOf(parts));
		return this;
	};

	readonly info = (): this => this;

	readonly debug = (): this => this;
}

/**
 * A file that cannot be loaded or read was reported by `ChartData`, with its place; on paper there is no window whose events could
 * be heard.
 */
const UNTOLD: ReadonlySet<string> = new Set([
	'Loading failed',
	'Data ingestion failed',
	'Can not resolve event source: window',
]);

const textOf = (parts: readonly unknown[]): string =>
	parts.map((part) => (part instanceof Error ? sentence(part) : String(part))).join(' ');
