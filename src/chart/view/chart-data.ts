import { createHash } from 'node:crypto';
import { formats, type Loader } from 'vega';
import { PressError, type RasterImage } from '../../base/index.js';
import { type InputFile, noteInputs, openRoot, type Root } from '../../files/index.js';
import type { FigureLanguage } from '../../quantity/index.js';
import { type Findings, isMapping } from '../findings/findings.js';
import { sentence } from '../findings/sentence.js';
import type { ChartJob } from '../job.js';
import { MissingPart, withOwnParts } from './own-parts.js';
import type { DataReader } from './vega.js';
import { windRings } from './wind-rings.js';

/** What a chart has read, and Vega's way to read more: files of the folder, never the network. */
export class ChartData {
	readonly loader: Loader;
	/** Files read so far, from the folder. */
	readonly inputs: () => readonly InputFile[];
	readonly #root: Root;
	readonly #tables: Readonly<Record<string, string>>;
	readonly #language: FigureLanguage;
	readonly #isPlain: boolean;
	readonly #findings: Findings;
	readonly #tablesByFile = new Map<string, Table>();
	readonly #filesByRow = new Map<string, string>();
	readonly #images = new Map<string, Omit<RasterImage, 'width' | 'height'>>();

	constructor(
		{
			dataDirectory,
			tables,
			language,
			isPlain = false,
		}: Pick<ChartJob, 'dataDirectory' | 'tables' | 'language' | 'isPlain'>,
		findings: Findings,
	) {
		const { root, inputs } = noteInputs(openRoot(dataDirectory));
		this.#root = root;
		this.inputs = inputs;
		this.#tables = tables;
		this.#language = language;
		this.#isPlain = isPlain;
		this.#findings = findings;
		const refuse = async (uri: string): Promise<never> => this.#refuse(uri);
		this.loader = {
			load: async (uri) => `${uri}${FILE_MARK}${this.#textOf(uri)}`,
			sanitize: async (uri, { context }) => {
				if (context !== 'image') return this.#refuse(uri);
				return { href: this.#imageAddress(uri) };
			},
			http: refuse,
			file: refuse,
		};
	}

	/** Makes Vega's readers of data ours until the next chart: they are the same for a whole process. */
	install(): void {
		for (const [type, reader] of ORIGINAL_READERS) {
			const own: DataReader = (data, format) => {
				const [file, text] = splitMark(data);
				const isJson = type === 'json' || type === 'topojson';
				const rows = this.#parsed(file, type, () =>
					reader(isJson ? withOwnParts(text, format) : text, format),
				);
				if (!Array.isArray(rows)) return this.#note(file, rows, undefined);
				return this.#note(file, rows.map(this.#rowsOf(rows, file, type)), this.#columnsOf(rows));
			};
			if (reader.responseType !== undefined) own.responseType = reader.responseType;
			formats(type, own);
		}
	}

	/** True when a picture was asked for, which comes only after a first drawing. */
	get hasImages(): boolean {
		return this.#images.size > 0;
	}

	/** What was read from a file; undefined when nothing was. */
	tableOf(file: string): Table | undefined {
		return this.#tablesByFile.get(file);
	}

	/** All files that were read. */
	get tables(): ReadonlyMap<string, Table> {
		return this.#tablesByFile;
	}

	/** The columns of rows, with the names that those of the chart's language have. Rows without names are called `data`. */
	columnsIn(rows: readonly unknown[]): ReadonlySet<string> {
		const columns = new Set<string>();
		for (const row of rows) {
			if (!isMapping(row)) columns.add('data');
			else for (const column of Object.keys(row)) columns.add(column);
		}
		for (const column of [...columns]) columns.add(ownColumn(column, this.#language) ?? column);
		return columns;
	}

	/** The file that has the row with this id. */
	fileOfRow(id: string): string | undefined {
		return this.#filesByRow.get(id);
	}

	/** The picture behind an image or canvas that Vega draws. */
	imageOf(source: object): RasterImage | undefined {
		const width = 'width' in source ? Number(source.width) : 0;
		const height = 'height' in source ? Number(source.height) : 0;
		if (!(width > 0 && height > 0)) return undefined;
		if ('toBuffer' in source && typeof source.toBuffer === 'function') {
			const bytes: unknown = source.toBuffer('image/png');
			if (!(bytes instanceof Uint8Array)) return undefined;
			return { id: hashOf(bytes), format: 'png', width, height, bytes: new Uint8Array(bytes) };
		}
		const known =
			'src' in source && typeof source.src === 'string' ? this.#images.get(source.src) : undefined;
		return known && { ...known, width, height };
	}

	/**
	 * What is done to each row: numbers of csv become numbers, and the columns of the chart's language get names without it:
	 * `zh` or `en` is `name`, `note_zh` or `note_en` is `note`.
	 */
	#rowsOf(rows: readonly unknown[], file: string | undefined, type: string): (row: unknown) => unknown {
		const numeric = type === 'json' ? new Set<string>() : numericColumns(rows);
		return (row) => {
			if (!isMapping(row)) return row;
			const wound = this.#isPlain ? row : windRings(row);
			const made: Record<string, unknown> = { ...(isMapping(wound) ? wound : row) };
			for (const column of numeric) made[column] = made[column] === '' ? null : Number(made[column]);
			for (const [column, cell] of Object.entries(row)) {
				const own = ownColumn(column, this.#language);
				if (own !== undefined && row[own] === undefined) made[own] = cell;
			}
			if (file !== undefined && typeof row.id === 'string' && !this.#filesByRow.has(row.id)) {
				this.#filesByRow.set(row.id, file);
			}
			return made;
		};
	}

	#textOf(uri: string): string {
		const table = Object.hasOwn(this.#tables, uri) ? this.#tables[uri] : undefined;
		return table ?? this.#read(uri, () => this.#root.readText(uri));
	}

	/** What a reader makes of a text. It gives up on one of another format, of which Vega would go on without the data. */
	#parsed(file: string | undefined, type: string, read: () => unknown): unknown {
		try {
			return read();
		} catch (cause) {
			if (!(cause instanceof Error)) throw cause;
			this.#findings.addAt(file, {
				code: 'chart/data',
				severity: 'error',
				message: `${file ?? 'the data of the chart'} cannot be read as ${type}: ${sentence(cause)}`,
				hint:
					cause instanceof MissingPart
						? cause.hint
						: 'name the format that it has, for example "format": {"type": "csv"}',
			});
			throw cause;
		}
	}

	/** A file without rows has the columns of its first line, if that is what it has. */
	#columnsOf(rows: readonly unknown[]): ReadonlySet<string> | undefined {
		if (rows.length > 0) return this.columnsIn(rows);
		const header = 'columns' in rows ? rows.columns : undefined;
		if (!Array.isArray(header)) return undefined;
		return this.columnsIn([Object.fromEntries(header.map((column) => [String(column), '']))]);
	}

	/** Keeps what a file holds; read twice in different ways, it holds all of it. */
	#note<T>(file: string | undefined, rows: T, columns: ReadonlySet<string> | undefined): T {
		if (file === undefined) return rows;
		const known = this.#tablesByFile.get(file);
		const count = (known?.rows ?? 0) + (Array.isArray(rows) ? rows.length : 1);
		const held = Array.isArray(rows) ? [rows] : [];
		const isKnown = columns && (!known || known.columns);
		const all = isKnown ? new Set([...columns, ...(known?.columns ?? [])]) : undefined;
		this.#tablesByFile.set(file, { columns: all, rows: count, lists: [...(known?.lists ?? []), ...held] });
		return rows;
	}

	#read<T>(uri: string, read: () => T): T {
		if (/^[a-z][a-z0-9+.-]*:|^\/\/|^\\/i.test(uri)) return this.#refuse(uri);
		try {
			return read();
		} catch (cause) {
			if (!(cause instanceof PressError)) throw cause;
			for (const { message, hint } of cause.diagnostics) {
				this.#findings.addAt(uri, {
					code: 'chart/data',
					severity: 'error',
					message,
					...(hint ? { hint } : {}),
				});
			}
			throw cause;
		}
	}

	#refuse(uri: string): never {
		const shown = uri.length > 60 ? `${uri.slice(0, 60)}…` : uri;
		this.#findings.addAt(uri, {
			code: 'chart/refused',
			severity: 'error',
			message: `a chart may not read "${shown}"`,
			hint: 'charts read files of their issue, for example "figures/economy.csv"',
		});
		throw new Error('refused');
	}

	#imageAddress(uri: string): string {
		const inline = /^data:image\/(?:png|jpeg);base64,(.*)$/s.exec(uri);
		const bytes = inline
			? Buffer.from(inline[1]!, 'base64')
			: this.#read(uri, () => this.#root.readBytes(uri));
		const format =
			bytes[0] === 0x89 && bytes[1] === 0x50
				? 'png'
				: bytes[0] === 0xff && bytes[1] === 0xd8
					? 'jpeg'
					: undefined;
		if (!format) return this.#refuse(uri);
		const address = `data:image/${format};base64,${Buffer.from(bytes).toString('base64')}`;
		this.#images.set(address, { id: hashOf(bytes), format, bytes: new Uint8Array(bytes) });
		return address;
	}
}

/** What a file of data holds. */
export interface Table {
	/** Undefined when they are not known: the data is nested, or has no rows to tell them. */
	readonly columns: ReadonlySet<string> | undefined;
	readonly rows: number;
	/** The rows, as often as they were read. */
	readonly lists: readonly (readonly unknown[])[];
}

/** The name of a column without its language; undefined when it is not in this language. */
function ownColumn(column: string, language: FigureLanguage): string | undefined {
	if (column === language) return 'name';
	return column.endsWith(`_${language}`) ? column.slice(0, -language.length - 1) : undefined;
}

/** Stands between the name of a file and its text on their way through Vega: no text file has it. */
const FILE_MARK = '\u0000';

/** Vega's readers as they were when it was loaded. */
const ORIGINAL_READERS: ReadonlyMap<string, DataReader> = new Map(
	['csv', 'tsv', 'dsv', 'json', 'topojson'].flatMap((type): [string, DataReader][] => {
		const reader = formats(type);
		return reader ? [[type, reader]] : [];
	}),
);

function splitMark(data: unknown): [string | undefined, unknown] {
	if (typeof data !== 'string') return [undefined, data];
	const at = data.indexOf(FILE_MARK);
	return at < 0 ? [undefined, data] : [data.slice(0, at), data.slice(at + 1)];
}

/** Columns in which every cell that is filled is a number. */
function numericColumns(rows: readonly unknown[]): ReadonlySet<string> {
	const [first] = rows;
	if (!isMapping(first)) return new Set();
	return new Set(
		Object.keys(first).filter((column) => {
			const cells = rows.flatMap((row) => (isMapping(row) && row[column] !== '' ? [row[column]] : []));
			return cells.length > 0 && cells.every((cell) => typeof cell === 'string' && NUMBER.test(cell));
		}),
	);
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
