import { type Diagnostic, didYouMean, type Report } from '../base/index.js';
import { View } from './call.js';
import type { Site } from './instrument.js';
import { isLocalized, isPlacedText } from './values.js';

/**
 * Follows a variable's fields from its base, among the own fields of plain data only. What is not there is reported with the nearest
 * name. Where a template only asks whether data is there, a field that plain data lacks is no fault; a field of what the engine
 * made always is, for it is made whole.
 */
export function lookUp(base: unknown, site: Site, report: Report): unknown {
	if (site.path.length === 0) {
		if (base === undefined && !site.isLenient) reportUnknown(site.written, site, [], report);
		return base;
	}
	let value = base;
	for (const [index, field] of site.path.entries()) {
		const fields = fieldsOf(value);
		if (!fields) {
			if (site.isLenient && (value === undefined || value === null)) return undefined;
			const before = site.path.slice(0, index).join('.') || site.written;
			reportUnknown(`${before} has no field "${field}"`, site, undefined, report);
			return undefined;
		}
		if (!Object.hasOwn(fields, field)) {
			const known = [...Object.keys(fields), ...(index === 0 ? site.known : [])];
			if (!site.isLenient || value instanceof View) reportUnknown(field, site, known, report);
			return undefined;
		}
		value = fields[field];
	}
	return value;
}

/** The fields that a template may name; nothing for texts, numbers and markup. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
	if (typeof value !== 'object' || value === null || isPlacedText(value)) return undefined;
	if (isLocalized(value)) return { ...value.texts };
	if (Array.isArray(value)) return { ...value, length: value.length };
	const isPlain = value instanceof View || [Object.prototype, null].includes(Object.getPrototypeOf(value));
	return isPlain ? { ...value } : undefined;
}

function reportUnknown(
	field: string,
	site: Site,
	known: readonly string[] | undefined,
	report: Report,
): void {
	const diagnostic: Diagnostic = {
		code: 'template/unknown-variable',
		severity: 'error',
		message: known ? `there is no "${field}"${site.written === field ? '' : ` in "${site.written}"`}` : field,
		span: site.span,
	};
	const names = known && known.length > 0 ? `here are ${known.join(', ')}` : undefined;
	const hint = site.isHelper
		? `to call the helper, give it its argument: {{${field} …}}`
		: (didYouMean(field, known ?? [])?.hint ?? names);
	report(hint === undefined ? diagnostic : { ...diagnostic, hint });
}
