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
