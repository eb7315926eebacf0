import { splitAtCommas } from '../calc.js';
import { property, words } from '../property.js';
import { constant, either, identifier, keyword } from '../syntax.js';
import type { Parser } from '../value.js';

type Features = ReadonlyMap<string | undefined, string>;

/** `"tnum" 1, "kern" off` as `tnum` and `-kern`. */
const featureSettings: Parser<readonly string[]> = (nodes) => {
	if (nodes.length === 1 && identifier(nodes[0]) === 'normal') return constant([]);
	const features = splitAtCommas(nodes).map(([tag, value, ...rest]) => {
		if (tag?.type !== 'String' || !/^[ -~]{4}$/.test(tag.value) || rest.length > 0) return undefined;
		const word = identifier(value);
		if (value === undefined || word === 'on') return tag.value;
		if (word === 'off') return `-${tag.value}`;
		if (value.type !== 'Number') return undefined;
		return Number(value.value) === 0 ? `-${tag.value}` : tag.value;
	});
	return features.every((feature) => feature !== undefined) ? constant(features.map(String)) : undefined;
};

export const numericFeatures: Features = new Map([
	['lining-nums', 'lnum'],
	['oldstyle-nums', 'onum'],
	['proportional-nums', 'pnum'],
	['tabular-nums', 'tnum'],
	['diagonal-fractions', 'frac'],
	['stacked-fractions', 'afrc'],
	['ordinal', 'ordn'],
	['slashed-zero', 'zero'],
]);

/** Words of the group `font-variant-ligatures`; what they switch off is written with a hyphen, two features with a space. */
export const ligatureFeatures: Features = new Map([
	['none', '-liga -clig -dlig -hlig -calt'],
	['common-ligatures', 'liga clig'],
	['no-common-ligatures', '-liga -clig'],
	['discretionary-ligatures', 'dlig'],
	['no-discretionary-ligatures', '-dlig'],
	['historical-ligatures', 'hlig'],
	['no-historical-ligatures', '-hlig'],
	['contextual', 'calt'],
	['no-contextual', '-calt'],
]);

export const eastAsianFeatures: Features = new Map([
	['jis78', 'jp78'],
	['jis83', 'jp83'],
	['jis90', 'jp90'],
	['jis04', 'jp04'],
	['simplified', 'smpl'],
	['traditional', 'trad'],
	['full-width', 'fwid'],
	['proportional-width', 'pwid'],
	['ruby', 'ruby'],
]);

/** Of these words one at most may be given. */
const rivals: readonly RegExp[] = [
	/^(?:lining|oldstyle)-nums$/,
	/^(?:proportional|tabular)-nums$/,
	/-fractions$/,
	/^(?:no-)?common-ligatures$/,
	/discretionary-ligatures$/,
	/historical-ligatures$/,
	/contextual$/,
	/^(?:jis\d\d|simplified|traditional)$/,
	/-width$/,
];

/** OpenType features by their CSS words (CSS Fonts 4, 6). */
const featureWords =
	(features: Features): Parser<readonly string[]> =>
	(nodes) => {
		if (nodes.length === 1 && identifier(nodes[0]) === 'normal') return constant([]);
		const given = nodes.map(identifier);
		const found = given.map((word) => features.get(word));
		if (!found.every((feature) => feature !== undefined) || found.length === 0) return undefined;
		const isOdd = rivals.some((group) => given.filter((word) => group.test(word ?? '')).length > 1);
		if (isOdd || new Set(given).size < given.length || (given.includes('none') && given.length > 1))
			return undefined;
		return constant(found.flatMap((feature) => String(feature).split(' ')));
	};

const featureRow = (name: string, features: Features) =>
	property<readonly string[]>({
		name,
		inherited: true,
		initial: [],
		parse: featureWords(features),
		values: `normal | [ ${[...features.keys()].join(' || ')} ]`,
	});

/** Upright letters that lean: no face of ours is only that, the italic stands in for it (CSS Fonts 4, 5.2). */
const oblique: Parser<'italic'> = (nodes) => {
	const [word, angle] = nodes;
	if (identifier(word) !== 'oblique' || nodes.length > 2) return undefined;
	const isAngle = angle?.type === 'Dimension' && /^(?:deg|grad|rad|turn)$/i.test(angle.unit);
	return angle === undefined || isAngle ? constant('italic') : undefined;
};

/** A tag of OpenType's list of languages, such as "ZHT", which spaces may fill up to four (CSS Fonts 4, 6.13). */
const languageTag: Parser<string> = (nodes) => {
	const [node] = nodes;
	return nodes.length === 1 && node?.type === 'String' && /^(?=.{1,4}$)[A-Za-z0-9]+ *$/.test(node.value)
		? constant(node.value.trimEnd())
		: undefined;
};

/** CSS Fonts 4: which forms of a family's letters are taken. */
export const fontStyleProperties = {
	fontStyle: property<'normal' | 'italic'>({
		name: 'font-style',
		inherited: true,
		initial: 'normal',
		parse: either(keyword('normal', 'italic'), oblique),
		values: 'normal | italic | oblique <angle>?',
	}),
	fontKerning: words('font-kerning', true, 'auto', 'normal', 'none'),
	fontVariantNumeric: featureRow('font-variant-numeric', numericFeatures),
	fontVariantCaps: words('font-variant-caps', true, 'normal', 'small-caps', 'all-small-caps'),
	fontVariantLigatures: featureRow('font-variant-ligatures', ligatureFeatures),
	fontVariantEastAsian: featureRow('font-variant-east-asian', eastAsianFeatures),
	fontVariantPosition: words('font-variant-position', true, 'normal', 'sub', 'super'),
	fontLanguageOverride: property<string>({
		name: 'font-language-override',
		inherited: true,
		initial: 'normal',
		parse: either(keyword('normal'), languageTag),
		values: 'normal | <string>',
	}),
	fontFeatureSettings: property<readonly string[]>({
		name: 'font-feature-settings',
		inherited: true,
		initial: [],
		parse: featureSettings,
		values: 'normal | [ <string> [ on | off | <integer> ]? ]#',
	}),
};
