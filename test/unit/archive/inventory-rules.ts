import {
	a1,
	all,
	type Breach,
	fixityOf,
	inState,
	inVersion,
	lasting,
	newest,
	path,
	set,
	without,
} from './breach.js';
import { digest, LASTING } from './object-builder.js';

/** What can be wrong with what an inventory says. */
export const inventoryBreaches: readonly Breach[] = [
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
	{ code: 'E033', what: 'an id that is a number', edit: set({ id: 7 }) },
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
	{ code: 'W001', what: 'padded versions', versions: 2, nameOf: (number) => `v0${number}` },
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
		code: 'W011',
		what: 'another message',
		edit: (first) => {
			first.versions.v1!.message = 'otherwise';
		},
	},
];
