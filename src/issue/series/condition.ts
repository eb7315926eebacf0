import { didYouMean } from '../../base/index.js';
import { compare, type Decimal, parseDecimal } from '../../quantity/index.js';
import type { SeriesColumn, SeriesRow } from './series.js';

/**
 * What a row must be to count, as data: `precipitation > 0`, `temp_min <= 0 and weather != fog`. Outer list: any of; inner: all of.
 * `and` binds before `or`; there are no brackets, and nothing that could run.
 */
export interface Condition {
	readonly anyOf: readonly (readonly Comparison[])[];
}

interface Comparison {
	readonly column: string;
	readonly operator: Operator;
	readonly value: Decimal | string;
}

const operators = ['=', '!=', '<', '<=', '>', '>='] as const;
type Operator = (typeof operators)[number];

/** What is wrong with a condition, and where: characters from its start. */
export interface ConditionFault {
	readonly message: string;
	readonly at: number;
	readonly hint: string;
}

/** Longer than any condition that a reader could still check. */
const MAX_LENGTH = 200;

export function parseCondition(
	text: string,
	columns: readonly SeriesColumn[],
): Condition | { readonly fault: ConditionFault } {
	if (text.length > MAX_LENGTH) {
		return fault(`the condition has ${text.length} characters, more than ${MAX_LENGTH}`, 0, 'split it');
	}
	const words = [...text.matchAll(/[<>=!]+|[^\s<>=!]+/g)];
	const anyOf: Comparison[][] = [[]];
	for (let next = 0; ; next += 4) {
		const [name, operator, value, joint] = words.slice(next, next + 4);
		if (!name || !operator || !value) {
			return fault(`the condition "${text}" breaks off`, text.length, EXAMPLE);
		}
		const comparison = parseComparison(name, operator, value, columns);
		if ('fault' in comparison) return comparison;
		anyOf.at(-1)!.push(comparison);
		if (!joint) return { anyOf };
		if (joint[0] === 'or') anyOf.push([]);
		else if (joint[0] !== 'and') {
			return fault(`"${joint[0]}" stands where "and" or "or" can stand`, joint.index, EXAMPLE);
		}
	}
}

/** True for a row that fulfils the condition. */
export function holds({ anyOf }: Condition, { cells }: SeriesRow): boolean {
	return anyOf.some((all) =>
		all.every(({ column, operator, value }) => {
			const cell = cells[column]!;
			if (typeof cell === 'string' || typeof value === 'string')
				return (cell === value) === (operator === '=');
			const order = compare(cell, value);
			switch (operator) {
				case '=':
					return order === 0;
				case '!=':
					return order !== 0;
				case '<':
					return order < 0;
				case '<=':
					return order <= 0;
				case '>':
					return order > 0;
				case '>=':
					return order >= 0;
			}
		}),
	);
}

function parseComparison(
	name: RegExpExecArray,
	sign: RegExpExecArray,
	written: RegExpExecArray,
	columns: readonly SeriesColumn[],
): Comparison | { readonly fault: ConditionFault } {
	const column = columns.find(({ id }) => id === name[0]);
	if (!column) {
		const known = columns.map(({ id }) => id);
		const hint = didYouMean(name[0], known)?.hint ?? `it has ${known.join(', ')}`;
		return fault(`the series has no column "${name[0]}"`, name.index, hint);
	}
	const operator = operators.find((known) => known === sign[0]);
	if (!operator) {
		return fault(`"${sign[0]}" is no comparison`, sign.index, `comparisons are ${operators.join(' ')}`);
	}
	if (column.kind === 'category') {
		if (operator !== '=' && operator !== '!=') {
			const message = `"${column.id}" has words, which are not more or less than others`;
			return fault(message, sign.index, 'compare with = or !=');
		}
		if (!column.categories.includes(written[0])) {
			const hint =
				didYouMean(written[0], column.categories)?.hint ?? `it has ${column.categories.join(', ')}`;
			return fault(`"${column.id}" has no "${written[0]}"`, written.index, hint);
		}
		return { column: column.id, operator, value: written[0] };
	}
	const value = parseDecimal(written[0]);
	if (!value) {
		return fault(
			`"${written[0]}" is no number`,
			written.index,
			`"${column.id}" has numbers: write plain digits, such as 0.5`,
		);
	}
	return { column: column.id, operator, value };
}

const EXAMPLE = 'write a column, a comparison and a value, such as "precipitation > 0 and temp_max < 10"';

const fault = (message: string, at: number, hint: string): { readonly fault: ConditionFault } => ({
	fault: { message, at, hint },
});
