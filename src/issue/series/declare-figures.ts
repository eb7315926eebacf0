/** Reads how a publication declares figures derived from its series: `derived` of publication.yaml. */
import { z } from 'zod';
import { didYouMean, type Report, type Span } from '../../base/index.js';
import type { DataPath, Yaml } from '../../files/index.js';
import { parsePeriod } from '../period.js';
import type { Placer } from '../place.js';
import { type Condition, parseCondition } from './condition.js';
import type { DerivedFigure, DerivedGroup, Operation } from './derived.js';
import type { SeriesShape } from './series.js';

const text = z.string().min(1);
const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/);
const names = z.record(z.string(), z.unknown());

/** The operations, each with the fields that may stand beside it. */
const operations = {
	max: ['where', 'decimals'],
	min: ['where', 'decimals'],
	mean: ['where', 'decimals'],
	sum: ['where', 'decimals'],
	count: [],
	share: ['where', 'decimals'],
	streak: [],
	date: ['pick'],
	start: ['pick'],
	end: ['pick'],
	dates: ['pick'],
	part: ['of', 'decimals'],
	change: ['against', 'as', 'decimals'],
} as const satisfies Readonly<Record<Operation['kind'], readonly string[]>>;
type Kind = Operation['kind'];
const kinds = Object.keys(operations) as readonly Kind[];

const figureSchema = z.strictObject({
	names,
	max: text.optional(),
	min: text.optional(),
	mean: text.optional(),
	sum: text.optional(),
	count: text.optional(),
	share: text.optional(),
	streak: text.optional(),
	date: text.optional(),
	start: text.optional(),
	end: text.optional(),
	dates: text.optional(),
	part: text.optional(),
	change: text.optional(),
	where: text.optional(),
	of: text.optional(),
	against: text
		.refine(
			(against) => ['previous', 'year-before'].includes(against) || parsePeriod(against) !== undefined,
			'must be previous, year-before, or a period such as 2014-Q4',
		)
		.optional(),
	as: z.enum(['percent', 'difference', 'times']).optional(),
	pick: z.enum(['first', 'last']).optional(),
	decimals: z.int().min(0).max(12).optional(),
	otherwise: names.optional(),
});
type FigureData = z.infer<typeof figureSchema>;

export const derivedSchema = z.record(
	id,
	z.strictObject({
		series: text,
		by: z.enum(['week', 'month']).optional(),
		figures: z.record(id, figureSchema),
	}),
);

/** Names that the rows of a table have beside its columns. */
const ROW_FIELDS = ['number', 'days'];

/** Figures refer only to those declared above them, so nothing goes in circles. */
export function placedDerived(
	data: z.infer<typeof derivedSchema>,
	series: readonly SeriesShape[],
	yaml: Yaml,
	place: Placer,
	report: Report,
): readonly DerivedGroup[] {
	const above = new Map<string, DerivedFigure>();
	return Object.entries(data).flatMap(([name, { series: written, by, figures }]) => {
		const shape = series.find((known) => known.id === written);
		if (!shape) {
			const known = series.map((each) => each.id);
			report({
				code: 'issue/derived',
				severity: 'error',
				message: `there is no series "${written}"`,
				span: yaml.spanOf(['derived', name, 'series']),
				hint:
					didYouMean(written, known)?.hint ??
					`declare it under series; there are ${known.join(', ') || 'none'}`,
			});
			return [];
		}
		const scope = by ? new Map(above) : above;
		if (!shape.isSound) return [];
		const placed = Object.entries(figures).flatMap(([figure, declared]) => {
			const at = ['derived', name, 'figures', figure];
			const made = new Declaration(figure, declared, {
				at,
				shape,
				scope,
				yaml,
				report,
				isTable: by !== undefined,
			});
			const operation = made.operation();
			if (!operation || made.isSecond()) return [];
			const { names, decimals, otherwise } = declared;
			const derived: DerivedFigure = {
				id: figure,
				names: place.localized([...at, 'names'], names),
				operation,
				written: made.written(),
				...(decimals !== undefined && { decimals }),
				...(otherwise && { otherwise: place.localized([...at, 'otherwise'], otherwise) }),
				span: yaml.keySpanOf(at),
			};
			scope.set(figure, derived);
			return [derived];
		});
		return [
			{
				id: name,
				series: written,
				...(by && { by }),
				figures: placed,
				span: yaml.keySpanOf(['derived', name]),
			},
		];
	});
}

interface Desk {
	readonly at: DataPath;
	readonly shape: SeriesShape;
	/** Figures declared above. */
	readonly scope: ReadonlyMap<string, DerivedFigure>;
	readonly yaml: Yaml;
	readonly report: Report;
	readonly isTable: boolean;
}

/** One declared figure on its way to be an operation. */
class Declaration {
	readonly #id: string;
	readonly #data: FigureData;
	readonly #desk: Desk;
	readonly #kinds: readonly Kind[];

	constructor(id: string, data: FigureData, desk: Desk) {
		this.#id = id;
		this.#data = data;
		this.#desk = desk;
		this.#kinds = kinds.filter((kind) => data[kind] !== undefined);
	}

	/** True, and reported, when figures of another group have its id; a column of a table may be called as a figure is. */
	isSecond(): boolean {
		const { scope, isTable } = this.#desk;
		const first = isTable ? undefined : scope.get(this.#id)?.span;
		if (!first) return false;
		const message = `figure "${this.#id}" is declared twice, first at ${first.file}:${first.line}:${first.column}`;
		this.#fail(message, undefined, 'an id is used once: rename one of the two', 'issue/duplicate-figure');
		return true;
	}

	/** As the editor wrote it, on one line. */
	written(): string {
		const kind = this.#kinds[0]!;
		const beside = operations[kind].filter((field) => field !== 'decimals');
		const fields = beside.flatMap((field) => {
			const value = this.#data[field];
			return value === undefined ? [] : [`${field} ${value}`];
		});
		return [`${kind} ${this.#data[kind]}`, ...fields].join(', ');
	}

	/** Nothing when the declaration has a fault, which is reported. */
	operation(): Operation | undefined {
		const [kind, second] = this.#kinds;
		if (!kind || second) {
			const has = second ? `both "${kind}" and "${second}"` : 'no operation';
			return this.#fail(`figure "${this.#id}" has ${has}`, undefined, `give it one of ${kinds.join(', ')}`);
		}
		if (this.#desk.isTable && ROW_FIELDS.includes(this.#id)) {
			return this.#fail(`a column cannot be called "${this.#id}"`, undefined, 'rows have that themselves');
		}
		const allowed: readonly string[] = operations[kind];
		const optional = ['where', 'of', 'against', 'as', 'pick', 'decimals'] as const;
		const odd = optional.find((field) => this.#data[field] !== undefined && !allowed.includes(field));
		if (odd) {
			const hint = allowed.length > 0 ? `beside it stand ${allowed.join(', ')}` : 'leave it out';
			return this.#fail(`"${kind}" has no "${odd}"`, odd, hint);
		}
		const { as } = this.#data;
		const isOpen = ['mean', 'share', 'part'].includes(kind) || (kind === 'change' && as !== 'difference');
		if (isOpen && this.#data.decimals === undefined) {
			const message = `figure "${this.#id}" does not say to how many places it is rounded`;
			return this.#fail(message, undefined, 'write "decimals: 1"');
		}
		return this.#made(kind, this.#data[kind]!);
	}

	#made(kind: Kind, written: string): Operation | undefined {
		const { where: filter, pick, of, against, as } = this.#data;
		const where = filter === undefined ? undefined : this.#condition('where', filter);
		if (filter !== undefined && !where) return undefined;
		switch (kind) {
			case 'max':
			case 'min':
			case 'mean':
			case 'sum': {
				const column = this.#column(kind, written);
				return column === undefined ? undefined : { kind, column, ...(where && { where }) };
			}
			case 'count':
			case 'streak': {
				const condition = this.#condition(kind, written);
				return condition && { kind, condition };
			}
			case 'share': {
				const condition = this.#condition(kind, written);
				return condition && { kind, condition, ...(where && { where }) };
			}
			case 'date':
			case 'start':
			case 'end':
			case 'dates': {
				const wanted: readonly Kind[] = kind === 'date' ? ['max', 'min'] : ['streak'];
				const figure = this.#figure(kind, written, wanted);
				return figure === undefined ? undefined : { kind, figure, ...(pick && { pick }) };
			}
			case 'part': {
				if (of === undefined) {
					return this.#fail(
						'"part" does not say of what',
						undefined,
						'write "of:" and the figure of the whole',
					);
				}
				const figure = this.#figure('part', written, OF_ROWS);
				const whole = this.#figure('of', of, OF_ROWS);
				if (figure === undefined || whole === undefined) return undefined;
				return { kind, figure, of: whole };
			}
			case 'change': {
				if (this.#desk.isTable) {
					return this.#fail('a table has no change', undefined, 'declare it in a group of figures');
				}
				if (against === undefined || as === undefined) {
					const lacking = against === undefined ? 'against' : 'as';
					const hint = 'write "against: previous" and "as: percent", difference or times';
					return this.#fail(`"change" needs "${lacking}"`, undefined, hint);
				}
				const figure = this.#figure(kind, written, COMPUTED);
				return figure === undefined ? undefined : { kind, figure, against, as };
			}
		}
	}

	#column(field: Kind, written: string): string | undefined {
		const numbers = this.#desk.shape.columns.filter(({ kind }) => kind === 'number').map((each) => each.id);
		if (numbers.includes(written)) return written;
		const hint = didYouMean(written, numbers)?.hint ?? `columns of numbers: ${numbers.join(', ')}`;
		return this.#fail(`series "${this.#desk.shape.id}" has no numbers in a column "${written}"`, field, hint);
	}

	#condition(field: Kind | 'where', written: string): Condition | undefined {
		const { yaml, at, shape } = this.#desk;
		const condition = parseCondition(written, shape.columns);
		if (!('fault' in condition)) return condition;
		const { message, hint, at: offset } = condition.fault;
		const { span, isVerbatim } = yaml.textPlaceOf([...at, field]);
		const place = isVerbatim ? { ...span, column: span.column + offset } : span;
		return this.#fail(message, place, hint, 'issue/condition');
	}

	#figure(field: Kind | 'of', written: string, wanted: readonly Kind[]): string | undefined {
		const { scope } = this.#desk;
		const found = scope.get(written);
		if (found && wanted.includes(found.operation.kind)) return written;
		const fitting = [...scope.values()]
			.filter(({ operation }) => wanted.includes(operation.kind))
			.map((each) => each.id);
		if (found) {
			const message = `"${field}" cannot be asked of "${written}", a ${found.operation.kind}`;
			return this.#fail(message, field, `it is asked of ${wanted.join(', ')}`);
		}
		const hint = didYouMean(written, fitting)?.hint ?? 'a figure is made of those declared above it';
		return this.#fail(`there is no figure "${written}" above "${this.#id}"`, field, hint);
	}

	#fail(
		message: string,
		field: string | Span | undefined,
		hint: string,
		code: 'issue/derived' | 'issue/condition' | 'issue/duplicate-figure' = 'issue/derived',
	): undefined {
		const { yaml, at, report } = this.#desk;
		const span =
			field === undefined
				? yaml.keySpanOf(at)
				: typeof field === 'string'
					? yaml.spanOf([...at, field])
					: field;
		report({ code, severity: 'error', message, span, hint });
		return undefined;
	}
}

/** Operations on the rows themselves. A part is of these alone: parts of parts would double their digits at every step. */
const OF_ROWS: readonly Kind[] = ['max', 'min', 'mean', 'sum', 'count', 'share', 'streak'];
/** What is worked out from one period, and can be compared with another. */
const COMPUTED: readonly Kind[] = [...OF_ROWS, 'part'];
