import { didYouMean } from '../../../base/index.js';
import type { Finding } from '../../job.js';
import { has, type Named, type Source } from './source.js';

/** Which names were looked for, where, and whether some data had them. */
export class Looks {
	readonly #missing = new Map<string, { readonly named: Named; readonly source: Source }>();
	readonly #found = new Set<string>();

	look(named: Named, source: Source): void {
		const key = `${named.at.join('/')} ${named.name}`;
		if (!source.columns || has(source.columns, named)) this.#found.add(key);
		else if (!this.#missing.has(key)) this.#missing.set(key, { named, source });
	}

	lookAll(names: readonly Named[], source: Source): void {
		for (const named of names) this.look(named, source);
	}

	/** `isMade`: the editor wrote a kind of chart, and knows nothing of what its transforms make. */
	findings({ isMade }: { readonly isMade: boolean }): readonly Finding[] {
		const missing = [...this.#missing].filter(([key]) => !this.#found.has(key));
		return missing.map(([, { named, source }]) => findingOf(named, isMade ? ofEditor(source) : source));
	}
}

const ofEditor = ({ own, ...source }: Source): Source => ({ ...source, columns: own ?? source.columns });

function findingOf({ name, at }: Named, { columns, name: source, lost }: Source): Finding {
	const finding = { code: 'chart/unknown-column', severity: 'error', path: at } as const;
	if (source === undefined) {
		const message = `there is no data that has a column "${name}"`;
		return { ...finding, message, hint: 'write where it is read from, "data": {"url": "figures/….csv"}' };
	}
	if (lost?.columns.has(name)) {
		const message = `the column "${name}" of ${source} is no longer there after "${lost.by}"`;
		return {
			...finding,
			message,
			hint: `name it in the "groupby" of "${lost.by}", or among what that works out`,
		};
	}
	const known = [...(columns ?? [])].sort();
	return {
		...finding,
		message: `no column "${name}" in ${source}`,
		...(didYouMean(name, known) ?? { hint: known.length > 0 ? `it has ${known.join(', ')}` : 'it has none' }),
	};
}
