import { expressionFunction, randomLCG, setRandom, timeUnitSpecifier } from 'vega';
import { type Findings, isMapping } from '../findings/findings.js';
import type { ChartJob } from '../job.js';
import { LABEL, LEGEND_GAP } from '../spec/theme/house-theme.js';
import { timeUnits } from '../spec/theme/locale.js';
import { rolesOf, textOn } from '../spec/theme/roles.js';
import { legendColumns } from './legend-columns.js';
import { printingFunctions } from './printing-functions.js';

/**
 * What expressions of the next chart may call: `quantity(value, unit)` and its like print as the page does, also as format types of
 * Vega-Lite; `textOn("$companion")` is the colour of the text that reads on a fill; `countable(symbols, most)` lets no row have more; the clock stands at the date, and chance
 * comes from the spec. They are module-wide in Vega, so each chart sets them anew.
 */
export function installFunctions(
	{ spec, source, language, palette, fontFamilies, isPlain, now }: ChartJob,
	findings: Findings,
): void {
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
	const prints = printingFunctions(language, (argument, finding) => findings.addAt(argument, finding));
	for (const [name, print] of Object.entries(prints)) expressionFunction(name, print);
	expressionFunction('countable', (symbols: unknown, most: unknown) => {
		if (!(Number(symbols) > Number(most))) return symbols;
		const finding = {
			code: 'chart/too-many-symbols',
			severity: 'error',
			message: `a row would have ${Math.ceil(Number(symbols))} symbols, more than the ${Number(most)} that are drawn`,
			hint: 'let a symbol stand for more, or take bars',
		} as const;
		if (isMapping(source) && 'worth' in source) findings.addToSource(['worth'], finding);
		else findings.addAt(undefined, finding);
		return most;
	});
	const roles = rolesOf(palette);
	expressionFunction('textOn', (fill: unknown) => {
		const name = String(fill ?? '');
		const role = name.startsWith('$') ? name.slice(1) : undefined;
		return textOn(role !== undefined && Object.hasOwn(roles, role) ? roles[role]! : name, roles);
	});
	const legend = { font: fontFamilies.join(', '), fontSize: LABEL, gap: LEGEND_GAP, labelOffset: 4 };
	expressionFunction('legendColumns', (entries: unknown, width: unknown, symbol: unknown) =>
		legendColumns(Array.isArray(entries) ? entries : [], Number(width), Number(symbol), legend),
	);
	expressionFunction('timeUnitSpecifier', (units: unknown, own: unknown) =>
		timeUnitSpecifier(units, isPlain ? own : { ...(isMapping(own) ? own : {}), ...timeUnits[language] }),
	);
}

/** A number from a spec, the same on every machine (FNV-1a). */
export function seedOf(spec: unknown): number {
	const text = JSON.stringify(spec);
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return (hash >>> 0) % 2147483647;
}
