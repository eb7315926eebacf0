import { enGB, enUS } from './en.js';
import { ja } from './ja.js';
import { ko } from './ko.js';
import type { Language } from './language.js';
import { zhHans } from './zh-hans.js';
import { zhHant } from './zh-hant.js';

export type { Language } from './language.js';

const languages: Readonly<Record<string, Language>> = {
	zh: zhHans,
	'zh-hant': zhHant,
	'zh-tw': zhHant,
	'zh-hk': zhHant,
	'zh-mo': zhHant,
	ja,
	ko,
	en: enGB,
	'en-us': enUS,
	'en-gb': enGB,
};

/** A language that no record speaks of: broken at spaces, never hyphenated. */
const other: Language = {
	hyphenate: undefined,
	wordSpace: { shrink: 0.2, stretch: 0.33 },
	justify: 'inter-word',
};

/** The record of a BCP 47 tag: the longest prefix that is known. */
export function languageOf(tag: string): Language {
	const parts = tag.toLowerCase().split('-');
	for (let count = parts.length; count > 0; count--) {
		const record = languages[parts.slice(0, count).join('-')];
		if (record) return record;
	}
	return other;
}
