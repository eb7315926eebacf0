import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Finding, validateObject, validateStore } from '../../../src/archive/index.js';
import { rules } from '../../../src/archive/rules.js';
import { inventoryBreaches } from './inventory-rules.js';
import {
	buildObject,
	buildStore,
	digest,
	IDS,
	LASTING,
	move,
	placeOf,
	remove,
	textOf,
	write,
} from './object-builder.js';
import { objectBreaches } from './object-rules.js';
import { storeBreaches } from './store-rules.js';

const codesOf = (findings: readonly Finding[]): readonly string[] =>
	[...new Set(findings.map(({ code }) => code))].sort();

describe('an object of OCFL 1.1', () => {
	test.each(
		[...objectBreaches, ...inventoryBreaches].map((breach) => [breach.code, breach.what, breach] as const),
	)('%s: %s', (code, _, { also = [], warned = [], edit, after, ...plan }) => {
		const broken = validateObject(buildObject({ ...plan, ...(edit && { edit }), ...(after && { after }) }));
		expect(codesOf(broken)).toEqual([...new Set([code, ...also, ...warned])].sort());
		for (const { message } of broken) expect(message.length).toBeGreaterThan(10);
		// Its good twin, where the plan alone is good.
		if (edit || after) expect(codesOf(validateObject(buildObject(plan)))).toEqual([...warned].sort());
	});

	test('a good one of many versions has no finding', () => {
		expect(validateObject(buildObject({ versions: 12 }))).toEqual([]);
	});

	test('one of version 1.0 of the specification is good', () => {
		expect(validateObject(buildObject({ specification: '1.0' }))).toEqual([]);
	});

	test('one that went from 1.0 to 1.1 is good', () => {
		const folder = buildObject({
			edit: (first) => {
				first.type = 'https://ocfl.io/1.0/spec/#inventory';
			},
		});
		expect(validateObject(folder)).toEqual([]);
	});

	test('one with a content folder of another name is good', () => {
		expect(validateObject(buildObject({ contentDirectory: 'files' }))).toEqual([]);
	});

	test('logs of any kind and registered extensions belong into it', () => {
		const folder = buildObject({
			after: (object) => {
				write(join(object, 'logs/2026/audit.txt'), 'x');
				write(join(object, 'extensions/0005-mutable-head/notes.txt'), 'x');
				mkdirSync(join(object, 'logs/empty'));
			},
		});
		expect(validateObject(folder)).toEqual([]);
	});

	test('a version without files of its own needs no content folder', () => {
		const folder = buildObject({
			versions: 2,
			edit: (_, second) => {
				delete second!.manifest[digest('sha512', textOf(2))];
				second!.versions.v2!.state = { [digest('sha512', LASTING)]: ['e.txt'] };
			},
			after: (object) => remove(join(object, 'v2/content')),
		});
		expect(validateObject(folder)).toEqual([]);
	});

	test('all digests of the specification are recomputed, and those that cannot be are passed over (E027, E028)', () => {
		const known = ['md5', 'sha1', 'sha256', 'sha512'].map((name) => [name, digest(name, LASTING)]);
		const more = [
			['blake2b-512', digest('blake2b512', LASTING)],
			['sha512/256', digest('sha512-256', LASTING)],
			['size', String(LASTING.length)],
			['blake2b-160', 'a'.repeat(40)],
			['blake2b-256', 'a'.repeat(64)],
			['blake2b-384', 'a'.repeat(96)],
		];
		const folder = buildObject({
			edit: (...drafts) => {
				for (const draft of drafts) {
					draft.fixity = Object.fromEntries(
						[...known, ...more].map(([name, value]) => [name, { [value!]: ['v1/content/b/c.txt'] }]),
					);
				}
			},
		});
		expect(validateObject(folder)).toEqual([]);
	});

	test('digests may be written in capital letters', () => {
		const folder = buildObject({
			versions: 1,
			edit: (first) => {
				const upper = digest('sha512', LASTING).toUpperCase();
				first.manifest = {
					[upper]: ['v1/content/b/c.txt'],
					[digest('sha512', textOf(1))]: ['v1/content/a.txt'],
				};
				first.versions.v1!.state = { [upper]: ['b/c.txt'], [digest('sha512', textOf(1))]: ['a.txt'] };
			},
		});
		expect(validateObject(folder)).toEqual([]);
	});

	test('an object that went from sha256 to sha512 is compared file by file', () => {
		const old = buildObject({ versions: 1, algorithm: 'sha256' });
		const folder = buildObject({
			versions: 2,
			after: (object) => {
				remove(join(object, 'v1'));
				move(join(old, 'v1'), join(object, 'v1'));
			},
		});
		expect(codesOf(validateObject(folder))).toEqual(['W004']);
	});
});

describe('a store of OCFL 1.1', () => {
	test.each(storeBreaches.map((breach) => [breach.code, breach.what, breach] as const))(
		'%s: %s',
		(code, _, { also = [], after }) => {
			expect(codesOf(validateStore(buildStore(after)))).toEqual([...new Set([code, ...also])].sort());
		},
	);

	test('a good one has no finding', () => {
		expect(validateStore(buildStore())).toEqual([]);
	});

	test('files beside its declaration are passed over (E087)', () => {
		const store = buildStore((folder) => {
			write(join(folder, 'ocfl_1.1.md'), 'the specification');
			write(join(folder, 'README'), 'ours');
		});
		expect(validateStore(store)).toEqual([]);
	});

	test('faults of its objects are found below their paths', () => {
		const findings = validateStore(
			buildStore((store) => write(join(store, placeOf(IDS[0]), 'v1/content/a.txt'), 'changed')),
		);
		expect(findings.map(({ code, path }) => [code, path.split('/').slice(4).join('/')])).toEqual([
			['E092', 'v1/content/a.txt'],
		]);
	});
});

test('every rule that can be broken has a good and a bad object', () => {
	const broken = new Set([...objectBreaches, ...inventoryBreaches, ...storeBreaches].map(({ code }) => code));
	const checked = Object.entries(rules).flatMap(([code, { how }]) => (how === 'checked' ? [code] : []));
	expect([...broken].sort()).toEqual(checked.sort());
});
