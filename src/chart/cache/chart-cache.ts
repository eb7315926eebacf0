import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Diagnostic, PressError } from '../../base/index.js';
import {
	keepNewest,
	lookUp,
	openRoot,
	type Root,
	readWithin,
	tryRead,
	writeWhole,
} from '../../files/index.js';
import type { ChartResult } from '../job.js';
import { parseResult } from '../process/result-text.js';
import type { ChartKey } from './chart-key.js';

/** A chart that was drawn earlier, with all that was said of it. */
export interface KeptChart {
	readonly result: ChartResult;
	readonly diagnostics: readonly Diagnostic[];
}

/** Characters of results in memory: a chart has 100,000, a map a million. */
const MOST_IN_MEMORY = 64_000_000;
/** On the disk: the charts of a few thousand pages. */
const MOST_FILES = 4_000;
const MOST_BYTES = 400_000_000;
/** Bytes of one file. */
const LARGEST = 64_000_000;

const ENDING = '.chart';

/**
 * Charts as they were drawn, in memory for a run and, with a folder, on the disk for the next one. What is kept is a chart without
 * errors; it is good as long as the files that it read are the same. A file that is damaged counts for nothing.
 */
export class ChartCache {
	readonly #folder: string | undefined;
	readonly #memory = new Map<string, KeptChart & { readonly size: number }>();
	#inMemory = 0;
	/** Charts, whatever their size, that are on the disk or in memory. */
	#charts: Set<string> | undefined;
	#hasWritten = false;

	constructor(folder?: string) {
		this.#folder = folder;
	}

	/** Whether no chart at all was kept. */
	get isEmpty(): boolean {
		return this.#known().size === 0;
	}

	/** Whether the chart was kept at any size. */
	knows({ chart }: Pick<ChartKey, 'chart'>): boolean {
		return this.#known().has(chart);
	}

	/** `data` is the folder that the chart reads from. */
	get(key: ChartKey, data: string): KeptChart | undefined {
		const name = nameOf(key);
		const inMemory = this.#memory.get(name);
		const kept = inMemory ?? this.#read(name);
		if (!kept || !isCurrent(kept.result, openRoot(data))) return undefined;
		if (!inMemory) this.#remember(name, kept);
		return kept;
	}

	put(key: ChartKey, text: string, kept: KeptChart): void {
		const name = nameOf(key);
		this.#charts?.add(key.chart);
		this.#remember(name, { ...kept, size: text.length });
		if (this.#folder === undefined) return;
		const body = `${JSON.stringify(kept.diagnostics)}\n${text}`;
		try {
			writeWhole(join(this.#folder, name), `${digestOf(body)}\n${body}`);
			this.#hasWritten = true;
		} catch (cause) {
			// A disk that is full keeps no charts; what has to be written will say so.
			if (!(cause instanceof PressError)) throw cause;
		}
	}

	/** Removes from the disk what was written longest ago, beyond the room that there is. */
	close(): void {
		if (this.#hasWritten && this.#folder !== undefined)
			keepNewest(this.#folder, { files: MOST_FILES, bytes: MOST_BYTES });
		this.#hasWritten = false;
		this.#memory.clear();
		this.#inMemory = 0;
	}

	#known(): Set<string> {
		if (!this.#charts) {
			const names = this.#folder === undefined ? [] : (tryOpen(this.#folder)?.list('') ?? []);
			this.#charts = new Set(names.flatMap((name) => (name.endsWith(ENDING) ? [name.split('-')[0]!] : [])));
		}
		return this.#charts;
	}

	#remember(name: string, kept: KeptChart & { readonly size: number }): void {
		const before = this.#memory.get(name);
		this.#memory.delete(name);
		this.#memory.set(name, kept);
		this.#inMemory += kept.size - (before?.size ?? 0);
		for (const [oldest, { size }] of this.#memory) {
			if (this.#inMemory <= MOST_IN_MEMORY) break;
			this.#memory.delete(oldest);
			this.#inMemory -= size;
		}
	}

	#read(name: string): (KeptChart & { readonly size: number }) | undefined {
		const bytes = this.#folder === undefined ? undefined : readWithin(join(this.#folder, name), LARGEST);
		if (!bytes) return undefined;
		const file = Buffer.from(bytes).toString();
		const [head, middle] = [file.indexOf('\n'), file.indexOf('\n', file.indexOf('\n') + 1)];
		if (file.slice(0, head) !== digestOf(file.slice(head + 1))) return undefined;
		const text = file.slice(middle + 1);
		const diagnostics: readonly Diagnostic[] = JSON.parse(file.slice(head + 1, middle));
		return { result: parseResult(text), diagnostics, size: text.length };
	}
}

const nameOf = ({ chart, size }: ChartKey): string => `${chart}-${size}${ENDING}`;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The files that the chart read are as they were: asked again, since anybody may have changed them. */
const isCurrent = ({ inputs }: ChartResult, data: Root): boolean =>
	inputs.every(({ file, sha256 }) => {
		const { kind, answer } = lookUp(data, 'file', file);
		return kind === 'file' && answer === sha256;
	});

const tryOpen = (folder: string): Root | undefined =>
	tryRead(
		() => {},
		() => openRoot(folder),
	);
