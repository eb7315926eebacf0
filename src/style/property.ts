import { keyword } from './syntax.js';
import type { Parser } from './value.js';

/** Everything the engine knows about one CSS property, in one place. The list in the documentation is written from it. */
export interface Property<T> {
	readonly name: string;
	readonly inherited: boolean;
	/** CSS's own initial value: house style is a style sheet. */
	readonly initial: T;
	readonly parse: Parser<T>;
	/** The values we take, in the notation of CSS. */
	readonly values: string;
}

export const property = <T>(definition: Property<T>): Property<T> => definition;

/** A property whose values are these words, the initial one first. */
export const words = <const K extends string>(
	name: string,
	inherited: boolean,
	initial: K,
	...others: readonly K[]
) =>
	property<K>({
		name,
		inherited,
		initial,
		parse: keyword(initial, ...others),
		values: [initial, ...others].join(' | '),
	});
