import type { FontId, Span } from '../base/index.js';

/** What fonts/fonts.yaml says, checked. Plain data: a child process opens its fonts from it. */
export interface FontTable {
	/** Absolute path of the project's folder. */
	readonly directory: string;
	readonly families: readonly FontFamily[];
	/** By the role's name: body, headline, sans, kai, latin-serif, latin-sans, mono. */
	readonly roles: Readonly<Record<string, FontRole>>;
	/** Families that are tried after those of a request, in this order. */
	readonly fallback: readonly string[];
}

export interface FontFamily {
	readonly name: string;
	/** SPDX expression or the licence's name. */
	readonly licence: string;
	readonly faces: readonly FontFace[];
}

export interface FontFace {
	/** Family, weight and style in one word, for example `source-serif-4-400-italic`. */
	readonly id: FontId;
	readonly weight: number;
	readonly style: 'normal' | 'italic';
	/** As written in fonts.yaml: `npm:package/file.ttf` or a path in the project. Safe to print. */
	readonly source: string;
	/** Absolute path; empty when the file was not found. Never printed. */
	readonly file: string;
	/** Where fonts.yaml names the file. */
	readonly span: Span;
}

export interface FontRole {
	readonly family: string;
	/** The role whose family stands in for this one, which has no family of its own. */
	readonly fallbackOf?: string;
	readonly span: Span;
}
