import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleCode } from '../../../src/archive/index.js';
import { buildObject, IDS, move, placeOf, remove, write } from './object-builder.js';

/** One way to break a rule of stores. */
export interface StoreBreach {
	readonly code: RuleCode;
	readonly what: string;
	readonly after: (store: string) => void;
	readonly also?: readonly RuleCode[];
}

const file = (path: string, text = 'x') => ({ after: (store: string) => write(join(store, path), text) });
const DECLARATION = '0=ocfl_1.1';
const renameDeclaration = (name: string, text = name.slice(2)) => ({
	after: (store: string) => {
		remove(join(store, DECLARATION));
		write(join(store, name), `${text}\n`);
	},
});
const layout = (value: unknown) => file('ocfl_layout.json', JSON.stringify(value));
/** Without a layout an object may stand anywhere. */
const free = (change: (store: string) => void) => ({
	after: (store: string) => {
		remove(join(store, 'ocfl_layout.json'));
		change(store);
	},
});
const one = placeOf(IDS[0]);
const above = one.split('/').slice(0, 3).join('/');

export const storeBreaches: readonly StoreBreach[] = [
	{
		code: 'E037',
		what: 'an id twice',
		...free((store) => buildObject({ id: IDS[0], versions: 1 }, join(store, 'abc/def/123/other'))),
	},
	{ code: 'E069', what: 'no declaration', after: (store) => remove(join(store, DECLARATION)) },
	{ code: 'E070', what: 'no description', ...layout({ extension: '0004-hashed-n-tuple-storage-layout' }) },
	{ code: 'E070', what: 'no extension', ...layout({ description: 'x' }) },
	{ code: 'E070', what: 'no JSON', ...file('ocfl_layout.json', '{') },
	{ code: 'E071', what: 'an extension of its own', ...layout({ extension: 'our-own', description: 'x' }) },
	{ code: 'E072', what: 'a file in a folder without objects', ...file('papers/a.txt'), also: ['E088'] },
	{ code: 'E073', what: 'an empty folder', after: (store) => mkdirSync(join(store, 'empty')) },
	{
		code: 'E073',
		what: 'an empty folder beside objects',
		after: (store) => mkdirSync(join(store, above, 'empty')),
	},
	{
		code: 'E074',
		what: 'a store in it',
		...file('other/0=ocfl_1.1', 'ocfl_1.1\n'),
		also: ['E072', 'E088'],
	},
	{ code: 'E075', what: 'a declaration without "="', ...renameDeclaration('0_ocfl_1.1', 'ocfl_1.1') },
	{ code: 'E076', what: 'two declarations', ...file('0=ocfl_1.0', 'ocfl_1.0\n') },
	{ code: 'E077', what: 'a letter as tag', ...renameDeclaration('a=ocfl_1.1') },
	{ code: 'E078', what: 'another tag', ...renameDeclaration('1=ocfl_1.1') },
	{
		code: 'E079',
		what: 'a version of the specification that there is not',
		...renameDeclaration('0=ocfl_7.1'),
	},
	{ code: 'E080', what: 'another text', ...file(DECLARATION, 'ocfl_1.0\n') },
	{ code: 'E081', what: 'an older store', ...renameDeclaration('0=ocfl_1.0') },
	{
		code: 'E082',
		what: 'an object in the folder of the store',
		...file('0=ocfl_object_1.1', 'ocfl_object_1.1\n'),
	},
	{
		code: 'E083',
		what: 'an object elsewhere',
		after: (store) => {
			mkdirSync(join(store, 'abc/def/123'), { recursive: true });
			move(join(store, above), join(store, 'abc/def/123'));
			remove(join(store, one.split('/')[0]!));
		},
	},
	{ code: 'E084', what: 'a file on the way to an object', ...file(`${above}/notes.txt`) },
	{ code: 'E085', what: 'a row of folders that ends in none', ...file('abc/def/notes.txt'), also: ['E072'] },
	{ code: 'E088', what: 'a folder of other things', ...file('papers/a.txt'), also: ['E072'] },
	{
		code: 'E089',
		what: 'a pipe',
		after: (store) => void execFileSync('mkfifo', [join(store, 'pipe')]),
	},
	{
		code: 'E090',
		what: 'a symbolic link',
		after: (store) => symlinkSync(join(store, one), join(store, 'link')),
	},
	{ code: 'E112', what: 'a file', ...file('extensions/notes.txt') },
	{
		code: 'W014',
		what: 'two depths',
		...free((store) => buildObject({ id: 'urn:x-test:three' }, join(store, 'abc/three'))),
	},
	{
		code: 'W015',
		what: 'an object at the top',
		...free((store) => buildObject({ id: 'urn:x-test:three' }, join(store, 'three'))),
	},
	{ code: 'W016', what: 'an extension of its own', ...file('extensions/our-own/config.json') },
];
