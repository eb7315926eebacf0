import { expressionFunction, randomLCG, setRandom } from 'vega';
import { PressError } from '../../base/index.js';
import { formatPlain, rankText } from '../../quantity/index.js';
import type { Findings } from '../findings/findings.js';
import type { ChartJob } from '../job.js';

/**
 * What expressions of the next chart may call: `quantity(value, unit)` and `rank(place)` print as the page does, also as
 * format types of Vega-Lite; the clock stands at the date, and chance comes from the spec. They are module-wide in
 * Vega, so each chart sets them anew.
 */
export function installFunctions({ spec, language, now }: ChartJob, findings: Findings): void {
	setRandom(randomLCG(seedOf(spec)));
	expressionFunction('now', () => now);
	expressionFunction('datetime', (...parts: readonly (string | number)[]) => {
		const [first, month = 0, day = 1, ...time] = parts;
		if (first === undefined) {
			findings.addAt(undefined, {
				code: 'chart/clock',
				severity: 'error',
				message: '"datetime()" asks for the time of the clock',
				hint: 'use "now()", which is the date of the issue, or give the date',
			});
			return new Date(now);
		}
		if (parts.length === 1) return new Date(first);
		const [hours = 0, minutes = 0, seconds = 0, milliseconds = 0] = time.map(Number);
		return new Date(
			Date.UTC(Number(first), Number(month), Number(day), hours, minutes, seconds, milliseconds),
		);
	});
	expressionFunction('quantity', (value: unknown, unit: unknown) => {
		if (value === null || value === undefined || value === '') return '';
		try {
			return formatPlain(Number(value), String(unit ?? ''), language);
		} catch (cause) {
			if (!(cause instanceof PressError)) throw cause;
			for (const { message, hint } of cause.diagnostics) {
				findings.addAt(unit, {
					code: 'chart/unknown-unit',
					severity: 'error',
					message,
					...(hint ? { hint } : {}),
				});
			}
			return String(value);
		}
	});
	expressionFunction('rank', (value: unknown) =>
		Number(value) >= 1 ? rankText(Number(value), language) : '',
	);
}

/** A number from a spec, the same on every machine (FNV-1a). */
export function seedOf(spec: unknown): number {
	const text = JSON.stringify(spec);
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return (hash >>> 0) % 2147483647;
}
