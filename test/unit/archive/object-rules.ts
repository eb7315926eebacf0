import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleCode } from '../../../src/archive/index.js';
import {
	buildObject,
	type Draft,
	digest,
	LASTING,
	move,
	type Plan,
	remove,
	seal,
	sealText,
	textOf,
	write,
} from './object-builder.js';

/** One way to break a rule: an object that is good but for that. */
export interface Breach extends Plan {
	readonly code: RuleCode;
	readonly what: string;
	/** Rules that cannot but be broken with it. */
	readonly also?: readonly RuleCode[];
	/** What the good twin of the object is warned of, which has the same plan without the change. */
	readonly warned?: readonly RuleCode[];
}

/** A change of the newest version only, and one of all inventories. */
const newest =
	(change: (inventory: Draft, version: string) => void) =>
	(...drafts: Draft[]): void =>
		change(drafts.at(-1)!, `v${drafts.length}`);
const all =
	(change: (inventory: Draft) => void) =>
	(...drafts: Draft[]): void =>
		drafts.forEach(change);
const set = (values: Readonly<Record<string, unknown>>) =>
	all((inventory) => void Object.assign(inventory, values));
const without = (key: string) => all((inventory) => void delete inventory[key]);
const inState = (change: (state: Record<string, unknown>) => void) =>
	all(({ versions }) => change(versions.v1!.state));
const file = (path: string, text = 'x') => ({ after: (folder: string) => write(join(folder, path), text) });

const a1 = digest('sha512', textOf(1));
const lasting = digest('sha512', LASTING);
const padded = { nameOf: (number: number) => `v0${number}`, warned: ['W001'] as const };

/** The paths of a digest in the manifest. */
const path = (digestOf: string, ...paths: unknown[]) =>
	all(({ manifest }) => void Object.assign(manifest, { [digestOf]: paths }));

const renameDeclaration = (name: string, text = name.slice(2)) => ({
	after: (folder: string) => {
		remove(join(folder, '0=ocfl_object_1.1'));
		write(join(folder, name), `${text}\n`);
	},
});

/** Breaks that the words of a version allow in an object of one version, so that no other inventory disagrees. */
const inVersion = (values: Readonly<Record<string, unknown>>) =>
	all(({ versions }) => void Object.assign(versions.v1!, values));

const fixityOf = (block: Readonly<Record<string, unknown>>) =>
	all((inventory) => void Object.assign(inventory, { fixity: block }));

export const objectBreaches: readonly Breach[] = [
	{ code: 'E001', what: 'a file of its own', ...file('notes.txt') },
	{ code: 'E001', what: 'a folder of its own', ...file('drafts/notes.txt') },
	{
		code: 'E002',
		what: 'a declaration without "="',
		...renameDeclaration('0_ocfl_object_1.1', 'ocfl_object_1.1'),
	},
	{
		code: 'E003',
		what: 'no declaration',
		after: (folder) => remove(join(folder, '0=ocfl_object_1.1')),
	},
	{ code: 'E003', what: 'two declarations', ...file('0=ocfl_object_1.0', 'ocfl_object_1.0\n') },
	{ code: 'E004', what: 'a letter as tag', ...renameDeclaration('a=ocfl_object_1.1') },
	{ code: 'E005', what: 'another tag', ...renameDeclaration('1=ocfl_object_1.1') },
	{
		code: 'E006',
		what: 'a version of the specification that there is not',
		...renameDeclaration('0=ocfl_object_7.1'),
	},
	{ code: 'E006', what: 'another word', ...renameDeclaration('0=ocfl_1.1') },
	{ code: 'E007', what: 'no line feed', ...file('0=ocfl_object_1.1', 'ocfl_object_1.1') },
	{
		code: 'E008',
		what: 'no version',
		versions: 1,
		edit: set({ versions: {} }),
	},
	{
		code: 'E009',
		what: 'versions from 2 on',
		versions: 1,
		nameOf: () => 'v2',
	},
	{
		code: 'E010',
		what: 'a gap',
		versions: 2,
		nameOf: (number) => (number === 1 ? 'v1' : 'v3'),
	},
	{
		code: 'E011',
		what: 'a padded number that outgrew its padding',
		versions: 10,
		nameOf: (number) => (number < 10 ? `v0${number}` : 'v10'),
		also: ['W001'],
	},
	{
		code: 'E012',
		what: 'one padded version',
		versions: 2,
		nameOf: (number) => (number === 1 ? 'v1' : 'v02'),
		also: ['W001'],
	},
	{
		code: 'E012',
		what: 'versions padded to two lengths',
		versions: 2,
		nameOf: (number) => (number === 1 ? 'v01' : 'v002'),
		also: ['W001'],
	},
	{
		code: 'E014',
		what: 'another way of writing a version in a path',
		versions: 1,
		edit: path(a1, 'v01/content/a.txt'),
		also: ['E092', 'E023'],
	},
	{ code: 'E015', what: 'a file in a version', ...file('v1/notes.txt') },
	{
		code: 'E016',
		what: 'no content folder',
		after: (folder) => remove(join(folder, 'v2/content')),
		also: ['E092'],
	},
	{ code: 'E017', what: 'a slash in it', edit: set({ contentDirectory: 'a/b' }) },
	{ code: 'E018', what: 'the folder above', edit: set({ contentDirectory: '..' }) },
	{ code: 'E108', what: 'an empty name', edit: set({ contentDirectory: '' }) },
	{
		code: 'E019',
		what: 'a name from the second version on',
		contentDirectory: 'files',
		edit: (first) => {
			delete first.contentDirectory;
		},
		also: ['E021'],
	},
	{
		code: 'E020',
		what: 'another name in the second version',
		contentDirectory: 'files',
		edit: (_, second) => {
			second!.contentDirectory = 'papers';
		},
		also: ['E042'],
	},
	{
		code: 'E021',
		what: 'another folder',
		versions: 1,
		contentDirectory: 'files',
		edit: without('contentDirectory'),
		also: ['E016', 'E092', 'W002'],
	},
	{ code: 'E023', what: 'a file too many', ...file('v2/content/more.txt') },
	{
		code: 'E023',
		what: 'a file that the inventory of its version does not know',
		edit: (_, second) => {
			delete second!.manifest[digest('sha512', textOf(2))];
			const { state } = second!.versions.v2!;
			delete state[digest('sha512', textOf(2))];
		},
		also: ['E066'],
	},
	{
		code: 'E024',
		what: 'an empty folder in it',
		after: (folder) => mkdirSync(join(folder, 'v1/content/b/empty')),
	},
	{
		code: 'E025',
		what: 'another algorithm',
		versions: 1,
		algorithm: 'md5',
	},
	{ code: 'E029', what: 'a sha1 that is none', edit: fixityOf({ sha1: { xyz: ['v1/content/b/c.txt'] } }) },
	{ code: 'E030', what: 'a sha256 that is cut', edit: fixityOf({ sha256: { abc: ['v1/content/b/c.txt'] } }) },
	{
		code: 'E031',
		what: 'a sha512 in base64',
		edit: fixityOf({ sha512: { 'q83v==': ['v1/content/b/c.txt'] } }),
	},
	{
		code: 'E032',
		what: 'a blake2b-512 of 256 bits',
		edit: fixityOf({ 'blake2b-512': { ['a'.repeat(64)]: ['v1/content/b/c.txt'] } }),
	},
	{ code: 'E033', what: 'no JSON', versions: 1, after: (folder) => sealBoth(folder, '{"id": ') },
	{ code: 'E033', what: 'a list', versions: 1, after: (folder) => sealBoth(folder, '[]') },
	{ code: 'E033', what: 'an id that is a number', edit: set({ id: 7 }) },
	{
		code: 'E034',
		what: 'another name',
		after: (folder) => move(join(folder, 'inventory.json'), join(folder, 'Inventory.json')),
		also: ['E001'],
	},
	{
		code: 'E035',
		what: 'backslashes',
		versions: 1,
		edit: path(a1, 'v1\\content\\a.txt'),
	},
	{ code: 'E036', what: 'no id', edit: without('id') },
	{ code: 'E036', what: 'no type', edit: without('type') },
	{ code: 'E036', what: 'no algorithm', edit: without('digestAlgorithm') },
	{ code: 'E036', what: 'no head', edit: without('head') },
	{ code: 'E037', what: 'an empty id', edit: set({ id: '' }) },
	{ code: 'E038', what: 'another type', edit: set({ type: 'https://ocfl.io/7.1/spec/#inventory' }) },
	{
		code: 'E038',
		what: 'the type of another declaration',
		specification: '1.0',
		edit: set({ type: 'https://ocfl.io/1.1/spec/#inventory' }),
	},
	{
		code: 'E039',
		what: 'digests of another algorithm',
		versions: 1,
		edit: all((inventory) => {
			const short = 'a'.repeat(64);
			inventory.manifest = { ...inventory.manifest, [short]: inventory.manifest[a1] };
			delete inventory.manifest[a1];
			inventory.versions.v1!.state = { [short]: ['a.txt'], [lasting]: ['b/c.txt'] };
		}),
	},
	{
		code: 'E040',
		what: 'an earlier head',
		edit: newest((inventory) => void Object.assign(inventory, { head: 'v1' })),
	},
	{ code: 'E040', what: 'a head that is a number', edit: set({ head: 3 }) },
	{
		code: 'E040',
		what: 'the head of another version',
		after: (folder) => sealCopy(folder, 'v2', join(folder, 'v3')),
		also: ['E064', 'E023'],
	},
	{ code: 'E041', what: 'no manifest', edit: without('manifest') },
	{
		code: 'E042',
		what: 'a path from elsewhere',
		versions: 1,
		edit: path(a1, 'content/a.txt'),
		also: ['E023', 'E092'],
	},
	{ code: 'E043', what: 'no versions', edit: without('versions') },
	{ code: 'E045', what: 'a list', edit: set({ versions: [] }) },
	{
		code: 'E046',
		what: 'a folder too many',
		...file('v4/inventory.txt'),
	},
	{
		code: 'E046',
		what: 'a folder too few',
		after: (folder) => remove(join(folder, 'v2')),
		also: ['E092'],
	},
	{
		code: 'E047',
		what: 'a text',
		edit: all((inventory) => void Object.assign(inventory.versions, { v1: 'first' })),
		also: ['E107'],
	},
	{ code: 'E048', what: 'no time', edit: all(({ versions }) => void delete versions.v1!.created) },
	{
		code: 'E048',
		what: 'no state',
		edit: all(({ versions }) => void Object.assign(versions.v1!, { state: undefined })),
		also: ['E107'],
	},
	...[
		'2026-01-02T12:00:00',
		'2026-02-30T12:00:00Z',
		'2026-01-02',
		'2026-01-02T12:00Z',
		'today',
		20260102,
	].map((created): Breach => ({ code: 'E049', what: `the time ${created}`, edit: inVersion({ created }) })),
	{
		code: 'E050',
		what: 'a digest that no file has',
		edit: inState((state) => void Object.assign(state, { ['b'.repeat(128)]: ['e.txt'] })),
	},
	{ code: 'E050', what: 'a state that is a list', edit: inVersion({ state: [] }), also: ['E107'] },
	{ code: 'E051', what: 'a number', edit: inState((state) => void Object.assign(state, { [lasting]: [7] })) },
	{
		code: 'E051',
		what: 'no list',
		edit: inState((state) => void Object.assign(state, { [lasting]: 'b.txt' })),
	},
	{
		code: 'E052',
		what: 'the folder above',
		edit: inState((state) => void Object.assign(state, { [lasting]: ['../b.txt'] })),
	},
	{
		code: 'E052',
		what: 'an empty name',
		edit: inState((state) => void Object.assign(state, { [lasting]: ['b//c.txt'] })),
	},
	{
		code: 'E053',
		what: 'the root of the disk',
		edit: inState((state) => void Object.assign(state, { [lasting]: ['/etc/passwd'] })),
	},
	{
		code: 'E053',
		what: 'a slash at its end',
		edit: inState((state) => void Object.assign(state, { [lasting]: ['b/'] })),
	},
	{ code: 'E054', what: 'no name', edit: inVersion({ user: { address: 'mailto:lin@example.org' } }) },
	{ code: 'E054', what: 'a text', edit: inVersion({ user: 'Lin Yue' }) },
	{ code: 'E056', what: 'sm3', edit: fixityOf({ sm3: { ['c'.repeat(64)]: ['v1/content/b/c.txt'] } }) },
	{ code: 'E057', what: 'a list', edit: fixityOf({ sha1: [] }) },
	{
		code: 'E057',
		what: 'a path alone',
		edit: fixityOf({ sha1: { [digest('sha1', LASTING)]: 'v1/content/b/c.txt' } }),
	},
	{ code: 'E111', what: 'a list', edit: set({ fixity: [] }) },
	{
		code: 'E093',
		what: 'another sha1',
		edit: fixityOf({ sha1: { ['d'.repeat(40)]: ['v1/content/b/c.txt'] } }),
	},
	...['md5', 'sha1', 'sha256', 'sha512', 'blake2b-512', 'sha512/256', 'size'].map((algorithm): Breach => {
		const length = { md5: 32, sha1: 40, sha512: 128, 'blake2b-512': 128 }[algorithm] ?? 64;
		return {
			code: 'E093',
			what: `another file by ${algorithm}`,
			edit: fixityOf({ [algorithm]: { ['1'.repeat(length)]: ['v1/content/b/c.txt'] } }),
		};
	}),
	{
		code: 'E093',
		what: 'a file that is not there',
		edit: fixityOf({ sha1: { ['d'.repeat(40)]: ['v1/content/e.txt'] } }),
	},
	{
		code: 'E097',
		what: 'a digest in small and capital letters',
		edit: fixityOf({
			sha1: {
				[digest('sha1', LASTING)]: ['v1/content/b/c.txt'],
				[digest('sha1', LASTING).toUpperCase()]: ['v1/content/b/c.txt'],
			},
		}),
	},
	{ code: 'E058', what: 'no digest', after: (folder) => remove(join(folder, 'v1/inventory.json.sha512')) },
	{
		code: 'E059',
		what: 'another algorithm',
		after: (folder) => move(join(folder, 'inventory.json.sha512'), join(folder, 'inventory.json.sha256')),
	},
	{
		code: 'E060',
		what: 'another digest',
		...file('v1/inventory.json.sha512', `${'e'.repeat(128)} inventory.json\n`),
	},
	{ code: 'E061', what: 'no name', ...file('inventory.json.sha512', `${'e'.repeat(128)}\n`) },
	{ code: 'E061', what: 'a digest that is none', ...file('inventory.json.sha512', 'xyz inventory.json\n') },
	{
		code: 'E063',
		what: 'no inventory',
		after: (folder) => remove(join(folder, 'inventory.json')),
	},
	{
		code: 'E064',
		what: 'an inventory of its own',
		versions: 1,
		after: (folder) => respace(folder),
	},
	{
		code: 'E066',
		what: 'another file under a name',
		edit: (_, second) => {
			const state = second!.versions.v1!.state;
			state[a1] = ['z.txt'];
		},
	},
	{
		code: 'E066',
		what: 'a version that the object has not',
		after: (folder) => sealCopy(buildObject({ versions: 4 }), 'v4', join(folder, 'v2')),
		also: ['E040', 'E092'],
	},
	{ code: 'E067', what: 'a file', ...file('extensions/notes.txt') },
	{ code: 'E089', what: 'a pipe', after: (folder) => makePipe(join(folder, 'v1/content/pipe')) },
	{
		code: 'E090',
		what: 'a symbolic link',
		after: (folder) => symlinkSync('/etc/hostname', join(folder, 'v1/content/link.txt')),
	},
	{
		code: 'E090',
		what: 'a hard link',
		after: (folder) => linkSync(join(folder, 'v1/content/a.txt'), join(folder, 'v1/content/e.txt')),
		also: ['E023'],
	},
	{ code: 'E092', what: 'a changed byte', ...file('v1/content/a.txt', textOf(1).replace('w', 'W')) },
	{ code: 'E092', what: 'a lost byte', ...file('v1/content/a.txt', textOf(1).slice(1)) },
	{ code: 'E092', what: 'an added byte', ...file('v1/content/a.txt', `${textOf(1)} `) },
	{
		code: 'E092',
		what: 'a lost file',
		after: (folder) => remove(join(folder, 'v2/content/a.txt')),
	},
	{
		code: 'E092',
		what: 'a path alone',
		edit: all(({ manifest }) => void Object.assign(manifest, { [a1]: 'v1/content/a.txt' })),
	},
	{
		code: 'E092',
		what: 'the digest of another file in an earlier inventory',
		edit: (first) => {
			const other = 'f'.repeat(128);
			first.manifest = { [other]: ['v1/content/a.txt'], [lasting]: ['v1/content/b/c.txt'] };
			first.versions.v1!.state = { [other]: ['a.txt'], [lasting]: ['b/c.txt', 'd.txt'] };
		},
		also: ['E066'],
	},
	{ code: 'E094', what: 'a list', edit: inVersion({ message: ['first'] }) },
	{
		code: 'E095',
		what: 'a name that is a folder too',
		edit: inState((state) => void Object.assign(state, { [a1]: ['b'] })),
	},
	{
		code: 'E095',
		what: 'a name twice',
		edit: inState((state) => void Object.assign(state, { [a1]: ['d.txt'] })),
	},
	{
		code: 'E096',
		what: 'a digest in small and capital letters',
		edit: all(({ manifest, versions }) => {
			manifest[a1.toUpperCase()] = ['v1/content/e.txt'];
			versions.v1!.state[a1.toUpperCase()] = ['e.txt'];
		}),
	},
	{ code: 'E098', what: 'a number', edit: path(a1, 7) },
	{ code: 'E099', what: 'the folder above', edit: path(a1, 'v1/content/../a.txt') },
	{ code: 'E099', what: 'an empty name', edit: path(a1, 'v1/content//a.txt') },
	{ code: 'E100', what: 'the root of the disk', edit: path(a1, '/v1/content/a.txt') },
	{ code: 'E100', what: 'a slash at its end', edit: path(a1, 'v1/content/a.txt/') },
	{ code: 'E101', what: 'a path that is a folder too', edit: path(a1, 'v1/content/b') },
	{ code: 'E101', what: 'a path twice', edit: path(a1, 'v1/content/a.txt', 'v1/content/a.txt') },
	{ code: 'E102', what: 'a key of its own', edit: set({ note: 'x' }) },
	{ code: 'E102', what: 'a key of its own in a version', edit: inVersion({ note: 'x' }) },
	{
		code: 'E102',
		what: 'a key of its own in a user',
		edit: inVersion({ user: { name: 'Lin', address: 'urn:x:lin', desk: 'x' } }),
	},
	{
		code: 'E103',
		what: 'an older inventory after a newer one',
		versions: 3,
		edit: (_, second) => {
			second!.type = 'https://ocfl.io/1.0/spec/#inventory';
		},
	},
	{ code: 'E104', what: 'a version named otherwise', versions: 1, nameOf: () => 'first', also: ['E001'] },
	{ code: 'E105', what: 'a version 0', versions: 1, nameOf: () => 'v0', also: ['E001'] },
	{ code: 'E106', what: 'a list', edit: set({ manifest: [] }) },
	{
		code: 'E107',
		what: 'a file of no version',
		versions: 1,
		edit: all(({ versions }) => void delete versions.v1!.state[a1]),
	},
	{
		code: 'E110',
		what: 'another id in the first version',
		edit: (first) => {
			first.id = 'urn:x-test:another';
		},
	},
	{ code: 'W001', what: 'padded versions', versions: 2, ...padded, warned: [] },
	{ code: 'W002', what: 'another folder in a version', ...file('v1/notes/a.txt') },
	{
		code: 'W003',
		what: 'an empty content folder',
		versions: 2,
		edit: (_, second) => emptySecond(second!),
		after: (folder) => remove(join(folder, 'v2/content/a.txt')),
	},
	{ code: 'W004', what: 'sha256', algorithm: 'sha256' },
	{ code: 'W005', what: 'an id of words', edit: set({ id: 'the evening post' }) },
	{ code: 'W007', what: 'no message', edit: all(({ versions }) => void delete versions.v1!.message) },
	{ code: 'W007', what: 'no user', edit: all(({ versions }) => void delete versions.v1!.user) },
	{ code: 'W008', what: 'no address', edit: inVersion({ user: { name: 'Lin Yue' } }) },
	{
		code: 'W009',
		what: 'a mail address alone',
		edit: inVersion({ user: { name: 'Lin Yue', address: 'lin at home' } }),
	},
	{
		code: 'W010',
		what: 'a version without an inventory',
		after: (folder) => {
			remove(join(folder, 'v1/inventory.json'));
			remove(join(folder, 'v1/inventory.json.sha512'));
		},
	},
	{
		code: 'W011',
		what: 'another message',
		edit: (first) => {
			first.versions.v1!.message = 'otherwise';
		},
	},
	{ code: 'W013', what: 'an extension of its own', ...file('extensions/our-own/config.json') },
];

function emptySecond(second: Draft): void {
	delete second.manifest[digest('sha512', textOf(2))];
	second.versions.v2!.state = { [a1]: ['a.txt'] };
}

function sealBoth(folder: string, text: string): void {
	sealText(folder, text);
	sealText(join(folder, 'v1'), text);
}

/** The same inventory in other white space. */
function respace(folder: string): void {
	const text = JSON.stringify(JSON.parse(readText(join(folder, 'inventory.json'))));
	sealText(folder, text);
}

function sealCopy(folder: string, from: string, to: string): void {
	seal(to, JSON.parse(readText(join(folder, from, 'inventory.json'))));
}

const readText = (path: string): string => readFileSync(path, 'utf8');
const makePipe = (path: string): void => void execFileSync('mkfifo', [path]);
