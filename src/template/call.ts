import type { Report, Span } from '../base/index.js';
import type { Root } from '../files/index.js';
import type { Edition, Issue, Language } from '../issue/index.js';
import type { Html } from './html.js';
import type { Marks } from './marks.js';
import type { ChartRequest } from './markup.js';

/** What all helpers of one rendering share. */
export interface Rendering {
	readonly issue: Issue;
	readonly edition: Edition;
	readonly project: Root;
	readonly report: Report;
	readonly marks: Marks;
	readonly helpers: Helpers;
	/** Charts asked for so far, by id and language. */
	readonly charts: Map<string, ChartRequest>;
	/** Stories set so far, by id and language: a story is read once however often it is named. */
	readonly stories: Map<string, SetStory | undefined>;
	/** True while the tags of a text are merged: what they print may hold no tags again. */
	readonly isInText: boolean;
}

/** A helper that a template calls. */
export interface Call {
	readonly rendering: Rendering;
	/** The tag. */
	readonly span: Span;
	/** The language that texts are printed in here. */
	readonly language: Language;
	readonly args: readonly unknown[];
	/** `key=value` of the tag. */
	readonly options: Readonly<Record<string, unknown>>;
	/** What `this` is in the template. */
	readonly context: unknown;
	/** The block's parts, for a helper with a block. */
	readonly block?: Block;
}

export interface Block {
	/** The block's text, with a context, block parameters, and variables such as `@index`. */
	body(
		context: unknown,
		parameters?: readonly unknown[],
		variables?: Readonly<Record<string, unknown>>,
	): string;
	/** The text after `{{else}}`. */
	otherwise(): string;
}

/** One helper, in one file, pure but for its findings. */
export interface Helper {
	/** How many arguments it takes: at least and at most. */
	readonly arity: readonly [least: number, most: number];
	readonly options?: readonly string[];
	/** It takes other options too, whatever they are called. */
	readonly takesAnyOption?: true;
	/** `block` helpers are written {{#name}}…{{/name}}, `value` helpers {{name}}; `both` either way. */
	readonly kind: 'value' | 'block' | 'both';
	/** Its first argument may be written as a bare word: the id of a figure. */
	readonly takesFigure?: true;
	/** It can be used in stories and in texts of the data. */
	readonly isForText?: true;
	/** It asks whether a value is there, so optional data may be absent. */
	readonly isLenient?: true;
	/** Markup or a value; a block helper gives the text of its parts. */
	run(call: Call): unknown;
}

export type Helpers = Readonly<Record<string, Helper>>;

/** What a template sees as an object made by the engine. All its fields are there, so an unknown one is always a mistake. */
export class View {
	constructor(fields: Readonly<Record<string, unknown>>) {
		Object.assign(this, fields);
	}
}

/** A story in one language: as layouts see it, and its blocks one by one. */
export interface SetStory {
	readonly view: View;
	readonly blocks: readonly Html[];
	/** Where its text begins. */
	readonly span: Span;
}
