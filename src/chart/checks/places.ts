import type { DataPath } from '../../files/index.js';
import { isMapping } from '../findings/findings.js';

/**
 * Where a part of the drawn chart is written in its Vega-Lite spec. Vega-Lite names what it makes by the way to it,
 * `concat_0_layer_1_marks`, `concat_0_x`, or by the name that a chart has of its own.
 */
export class Places {
	readonly #spec: unknown;

	constructor(spec: unknown) {
		this.#spec = spec;
	}

	/** The chart, of those that stand in each other, from which Vega-Lite made something with this name. */
	chart(name: string): DataPath {
		return walk(this.#spec, [], name);
	}

	/** The mark that is drawn under this name. */
	mark(name: string): DataPath {
		const path = this.chart(name);
		const chart = valueAt(this.#spec, path);
		return isMapping(chart) && 'mark' in chart ? [...path, 'mark'] : path;
	}

	/** The axis or legend of a scale: `concat_0_y`, `color`. */
	guide(scale: string, guide: 'axis' | 'legend'): DataPath {
		const at = scale.lastIndexOf('_');
		const channel = scale.slice(at + 1);
		const found = this.channel(this.chart(scale.slice(0, Math.max(0, at))), channel);
		if (!found) return [];
		const definition = valueAt(this.#spec, found);
		return isMapping(definition) && guide in definition ? [...found, guide] : found;
	}

	/** The first definition of a channel in a chart or in those that it is made of. */
	channel(chart: DataPath, channel: string): DataPath | undefined {
		return channelIn(valueAt(this.#spec, chart), chart, channel);
	}

	/** What is written for a channel of the chart at `path`: by itself, or shared by what it stands in. */
	encoding(
		path: DataPath,
		channel: string,
	): { readonly path: DataPath; readonly value: unknown } | undefined {
		for (let depth = path.length; depth >= 0; depth--) {
			const at = [...path.slice(0, depth), 'encoding', channel];
			const value = valueAt(this.#spec, at);
			if (value !== undefined) return value === null ? undefined : { path: at, value };
		}
		return undefined;
	}

	value(path: DataPath): unknown {
		return valueAt(this.#spec, path);
	}
}

/** The lists and mappings that hold further charts. */
export const CONCATENATIONS = ['hconcat', 'vconcat', 'concat'] as const;

function walk(node: unknown, path: DataPath, name: string): DataPath {
	if (!isMapping(node)) return path;
	for (const key of ['layer', ...CONCATENATIONS] as const) {
		const parts = node[key];
		if (!Array.isArray(parts)) continue;
		const own = parts.findIndex((part) => isNamed(part, name));
		if (own >= 0)
			return walk(parts[own], [...path, key, own], name.slice(String(parts[own].name).length + 1));
		const step = new RegExp(`^${key === 'layer' ? 'layer' : 'concat'}_(\\d+)(?:_|$)`).exec(name);
		const part: unknown = step && parts[Number(step[1])];
		if (step && part) return walk(part, [...path, key, Number(step[1])], name.slice(step[0].length));
	}
	if (!isMapping(node.spec) || !/^child(?:_|$)/.test(name)) return path;
	// What is repeated is named by its columns, which can have any name: the next known step counts.
	const next = name.search(/(?:layer|concat)_\d+/);
	const rest = 'repeat' in node ? (next < 0 ? '' : name.slice(next)) : name.replace(/^child_/, '');
	return walk(node.spec, [...path, 'spec'], rest);
}

const isNamed = (part: unknown, name: string): boolean =>
	isMapping(part) && typeof part.name === 'string' && `${name}_`.startsWith(`${part.name}_`);

function channelIn(node: unknown, path: DataPath, channel: string): DataPath | undefined {
	if (!isMapping(node)) return undefined;
	const { encoding } = node;
	if (isMapping(encoding) && encoding[channel] !== undefined && encoding[channel] !== null)
		return [...path, 'encoding', channel];
	for (const key of ['layer', ...CONCATENATIONS]) {
		const parts = node[key];
		if (!Array.isArray(parts)) continue;
		for (const [at, part] of parts.entries()) {
			const found = channelIn(part, [...path, key, at], channel);
			if (found) return found;
		}
	}
	return channelIn(node.spec, [...path, 'spec'], channel);
}

function valueAt(tree: unknown, path: DataPath): unknown {
	let value = tree;
	for (const step of path) {
		if (Array.isArray(value)) value = value[Number(step)];
		else if (isMapping(value) && Object.hasOwn(value, step)) value = value[step];
		else return undefined;
	}
	return value;
}
