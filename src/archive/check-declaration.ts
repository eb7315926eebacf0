import { join } from 'node:path';
import { type Entry, joinPath, readWithin } from '../files/index.js';
import { OBJECT_DECLARATION, SPECIFICATIONS } from './inventory.js';
import type { Note, RuleCode } from './rules.js';

/** What declares an object or a store to be one: a file named by NAMASTE, `0=ocfl_object_1.1` (specification 3.2, 4.2). */
interface Declaration {
	/** What stands before the version of the specification. */
	readonly word: string;
	readonly rules: Readonly<
		Record<'missing' | 'twice' | 'notNamaste' | 'notDigit' | 'notZero' | 'badValue' | 'badText', RuleCode>
	>;
}

export const objectDeclaration: Declaration = {
	word: OBJECT_DECLARATION,
	rules: {
		missing: 'E003',
		twice: 'E003',
		notNamaste: 'E002',
		notDigit: 'E004',
		notZero: 'E005',
		badValue: 'E006',
		badText: 'E007',
	},
};

export const storeDeclaration: Declaration = {
	word: 'ocfl_',
	rules: {
		missing: 'E069',
		twice: 'E076',
		notNamaste: 'E075',
		notDigit: 'E077',
		notZero: 'E078',
		badValue: 'E079',
		badText: 'E080',
	},
};

/** Whether a file was meant as the declaration, well named or not. */
export function isDeclarationName(name: string, { word }: Declaration): boolean {
	if (word === OBJECT_DECLARATION) return name.includes('=') || name.includes('ocfl_object');
	// A store may have other files, among them a copy of the specification, "ocfl_1.1.md", and the layout.
	if (name.includes(OBJECT_DECLARATION)) return false;
	return /^[^.]{0,3}=/.test(name) || /^\d*.?ocfl_\d+\.\d+$/.test(name);
}

export const declarationName = (word: string, specification: string): string => `0=${word}${specification}`;

/** The version of the specification that is declared. */
export function checkDeclaration(
	folder: string,
	path: string,
	entries: readonly Entry[],
	declaration: Declaration,
	note: Note,
): string | undefined {
	const { word, rules } = declaration;
	const meant = entries.filter(({ name, kind }) => kind === 'file' && isDeclarationName(name, declaration));
	const known = meant.flatMap(({ name }) =>
		SPECIFICATIONS.filter((specification) => name === declarationName(word, specification)),
	);
	for (const { name } of meant) {
		const fault = nameFault(name, declaration);
		if (fault) note(fault, joinPath(path, name), `the declaration should be named "0=${word}1.1"`);
	}
	if (meant.length === 0) note(rules.missing, path, `it has no declaration "0=${word}1.1"`);
	if (known.length > 1) note(rules.twice, path, `it has ${known.length} declarations`);
	for (const specification of known) {
		const name = declarationName(word, specification);
		const text = readWithin(join(folder, name), 100);
		if (text === undefined || Buffer.from(text).toString('latin1') !== `${word}${specification}\n`)
			note(rules.badText, joinPath(path, name), `it does not hold "${word}${specification}" and a line feed`);
	}
	return known.at(-1);
}

function nameFault(name: string, { word, rules }: Declaration): RuleCode | undefined {
	const [, tag, value = ''] = /^([^=]*)=(.*)$/.exec(name) ?? [];
	if (tag === undefined) return rules.notNamaste;
	if (!/^\d$/.test(tag)) return rules.notDigit;
	if (tag !== '0') return rules.notZero;
	return SPECIFICATIONS.some((known) => value === `${word}${known}`) ? undefined : rules.badValue;
}
