import { didYouMean, type Span } from '../base/index.js';
import type { Language } from '../issue/index.js';
import type { Rendering } from './call.js';
import { wordOf } from './values.js';

/** The language that a tag names; an unknown one is reported, and the language of the place is kept. */
export function languageOf(
	named: unknown,
	at: { readonly span: Span; readonly language: Language; readonly rendering: Rendering },
): Language {
	const { languages } = at.rendering.issue.publication;
	const word = wordOf(named) ?? '';
	const language = languages.find((known) => known === word);
	if (language) return language;
	at.rendering.report({
		code: 'template/no-such-language',
		severity: 'error',
		message: `"${word}" is no language of the publication`,
		span: at.span,
		hint: didYouMean(word, languages)?.hint ?? `languages: ${languages.join(', ')}`,
	});
	return at.language;
}
