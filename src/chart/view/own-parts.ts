import { splitAccessPath } from 'vega';
import { didYouMean } from '../../base/index.js';
import { isMapping } from '../findings/findings.js';

/** A part of a file, which `format` names and the file has not. */
export class MissingPart extends Error {
	readonly hint: string;

	constructor(part: string, name: string, of: unknown) {
		const known = isMapping(of) ? Object.keys(of) : [];
		super(`it has no "${part}"`);
		this.hint = didYouMean(name, known)?.hint ?? `look at "format", and at what the file holds`;
	}
}

/**
 * JSON with all that `format` picks of it: `property` of any JSON, `feature` or `mesh` of a TopoJSON. Vega takes whatever has the
 * name, so a part that is missing is no data, and `__proto__` the prototype of all objects.
 */
export function withOwnParts(data: unknown, format: object): unknown {
	const json: unknown = typeof data === 'string' ? JSON.parse(data) : data;
	const named = (key: string): string => {
		const name: unknown = Reflect.get(format, key);
		return typeof name === 'string' ? name : '';
	};
	const property = named('property');
	const part = property === '' ? json : partOf(json, property, splitAccessPath(property));
	const object = named('feature') || named('mesh');
	if (object !== '' && isMapping(part) && isMapping(part.objects)) partOf(part.objects, object, [object]);
	return json;
}

function partOf(whole: unknown, path: string, names: readonly string[]): unknown {
	let part = whole;
	for (const name of names) {
		if (typeof part !== 'object' || part === null || !Object.hasOwn(part, name))
			throw new MissingPart(path, name, part);
		part = Reflect.get(part, name);
	}
	return part;
}
