import type { Report, Span } from '../base/index.js';
import type { DataPath, Yaml } from '../files/index.js';
import type { Content, Language, Localized, PlacedText } from './text.js';

/**
 * Turns checked data into data that knows its places. A mapping whose keys are all languages of the publication is a localized
 * text; one that lacks a language is reported at its place.
 */
export interface Placer {
	text(path: DataPath, value: string): PlacedText;
	localized(path: DataPath, value: Readonly<Record<string, unknown>>): Localized;
	content(path: DataPath, value: unknown): Content;
}

export function placer(yaml: Yaml, languages: readonly Language[], report: Report): Placer {
	const isLocalized = (value: object): boolean => {
		const keys = Object.keys(value);
		return keys.length > 0 && keys.every((key) => languages.some((language) => language === key));
	};
	const text = (path: DataPath, value: string): PlacedText => {
		const place = yaml.textPlaceOf(path);
		checkCharacters(value, place.span, report);
		return { kind: 'text', text: value, ...place };
	};
	const localized = (path: DataPath, value: Readonly<Record<string, unknown>>): Localized => {
		const texts: Partial<Record<Language, PlacedText>> = {};
		for (const language of languages) {
			const written = value[language];
			const span = yaml.spanOf([...path, language]);
			if (typeof written === 'string' && written.trim() !== '')
				texts[language] = text([...path, language], written);
			else if (written === undefined || written === null || written === '') {
				reportMissing(String(path.at(-1) ?? 'text'), language, span, report);
			} else {
				report({
					code: 'issue/wrong-type',
					severity: 'error',
					message: `"${[...path, language].join('.')}" must be a text, not ${JSON.stringify(written)}`,
					span,
					hint: 'put it in quotes',
				});
			}
		}
		return { kind: 'localized', texts, span: yaml.spanOf(path) };
	};
	const content = (path: DataPath, value: unknown): Content => {
		if (typeof value === 'string') return text(path, value);
		if (typeof value === 'number' || typeof value === 'boolean') return value;
		if (typeof value !== 'object' || value === null) return null;
		if (Array.isArray(value)) return value.map((entry, index) => content([...path, index], entry));
		const entries = Object.entries(value);
		if (isLocalized(value)) return localized(path, Object.fromEntries(entries));
		return Object.fromEntries(entries.map(([name, inner]) => [name, content([...path, name], inner)]));
	};
	return { text, localized, content };
}

export function reportMissing(name: string, language: Language, span: Span, report: Report): void {
	report({
		code: 'issue/missing-translation',
		severity: 'error',
		message: `"${name}" has no text in "${language}"`,
		span,
		hint: `write it under "${language}:"`,
	});
}

/** Characters that Unicode reserves for the inside of programs; ours mark places with them. */
const RESERVED = /[\uFDD0-\uFDEF]/;

export function checkCharacters(text: string, span: Span, report: Report): void {
	const at = RESERVED.exec(text);
	if (!at) return;
	const code = at[0].codePointAt(0)!.toString(16).toUpperCase();
	report({
		code: 'issue/noncharacter',
		severity: 'error',
		message: `the text holds U+${code}, which is no character of any script`,
		span,
		hint: 'remove it',
	});
}
