import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { a1, all, type Breach, file, lasting } from './breach.js';
import {
	buildObject,
	type Draft,
	digest,
	move,
	remove,
	seal,
	sealText,
	textOf,
	write,
} from './object-builder.js';

const renameDeclaration = (name: string, text = name.slice(2)) => ({
	after: (folder: string) => {
		remove(join(folder, '0=ocfl_object_1.1'));
		write(join(folder, name), `${text}\n`);
	},
});

/** What can be wrong with the folder of an object and the files in it. */
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
	{ code: 'E015', what: 'a file in a version', ...file('v1/notes.txt') },
	{
		code: 'E016',
		what: 'no content folder',
		after: (folder) => remove(join(folder, 'v2/content')),
		also: ['E092'],
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
	{ code: 'E033', what: 'no JSON', versions: 1, after: (folder) => sealBoth(folder, '{"id": ') },
	{ code: 'E033', what: 'a list', versions: 1, after: (folder) => sealBoth(folder, '[]') },
	{
		code: 'E034',
		what: 'another name',
		after: (folder) => move(join(folder, 'inventory.json'), join(folder, 'Inventory.json')),
		also: ['E001'],
	},
	{
		code: 'E040',
		what: 'the head of another version',
		after: (folder) => sealCopy(folder, 'v2', join(folder, 'v3')),
		also: ['E064', 'E023'],
	},
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
	{ code: 'W002', what: 'another folder in a version', ...file('v1/notes/a.txt') },
	{
		code: 'W003',
		what: 'an empty content folder',
		versions: 2,
		edit: (_, second) => emptySecond(second!),
		after: (folder) => remove(join(folder, 'v2/content/a.txt')),
	},
	{
		code: 'W010',
		what: 'a version without an inventory',
		after: (folder) => {
			remove(join(folder, 'v1/inventory.json'));
			remove(join(folder, 'v1/inventory.json.sha512'));
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
