import { afterEach, describe, expect, it, vi } from 'vitest';
import { physicalKey } from '../../src/style/logical.js';
import { keysByName, type PropertyKey, properties } from '../../src/style/properties.js';
import { shorthands } from '../../src/style/shorthands.js';
import { type GoldenCase, goldenCases, ownSheet, paintGolden, readGolden } from '../support/golden-cases.js';

/*
 * A property is in docs/css.md because the engine has it, and the goldens say what it does: each is declared in the sheet of some
 * case, and that case's page is another one when the engine does not read the value.
 */

/** Paper does not scroll, and a draft, as these pages are, shows what is left over: every value of these comes to the same page. */
const withoutEffect: readonly PropertyKey[] = ['backgroundAttachment', 'regionFragment'];

afterEach(() => {
	vi.restoreAllMocks();
});

describe('every property of docs/css.md has a golden', () => {
	const cases = goldenCases();
	const shown = new Map(cases.map((golden) => [golden, opsOf(golden)]));
	const usersByKey = usersByProperty(cases);
	for (const key of Object.keys(properties) as PropertyKey[]) {
		it(`${properties[key].name}`, () => {
			const users = usersByKey.get(key) ?? [];
			expect(users.length, `no case of test/golden declares "${properties[key].name}"`).toBeGreaterThan(0);
			if (withoutEffect.includes(key)) return;
			ignore(key);
			expect(
				users.some((golden) => opsOf(golden) !== shown.get(golden)),
				`no case that declares "${properties[key].name}" shows what it does`,
			).toBe(true);
		});
	}
});

/** All that is painted: caps and joins too, which the text form leaves out. */
const opsOf = (golden: GoldenCase): string => JSON.stringify(paintGolden(golden).painted.pages);

/** The engine as if it took any value of the property for the initial one. */
function ignore(key: PropertyKey): void {
	const row: { parse: (nodes: readonly never[]) => unknown; readonly initial: unknown } = properties[key];
	vi.spyOn(row, 'parse').mockImplementation(() => () => row.initial);
}

function usersByProperty(cases: readonly GoldenCase[]): ReadonlyMap<PropertyKey, readonly GoldenCase[]> {
	const users = new Map<PropertyKey, GoldenCase[]>();
	for (const golden of cases)
		for (const key of declaredIn(golden)) users.set(key, [...(users.get(key) ?? []), golden]);
	return users;
}

/** The properties that the case's own sheets and `style` attributes name, by themselves or by a shorthand. */
function declaredIn(golden: GoldenCase): ReadonlySet<PropertyKey> {
	const html = readGolden(`${golden.path}case.html`).replace(/<!--[\s\S]*?-->/g, '');
	const attributes = [...html.matchAll(/\sstyle=(?:"([^"]*)"|'([^']*)')/g)].map(([, one, two]) => one ?? two);
	const elements = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, text]) => text);
	const text = [ownSheet(golden), ...attributes, ...elements].join(';').replace(/\/\*[\s\S]*?\*\//g, '');
	const names = [...text.matchAll(/(?<=^|[;{}\s])-?[a-z][a-z-]*(?=\s*:)/g)].map(([name]) => name);
	const longhands = names.flatMap((name) =>
		Object.hasOwn(shorthands, name) ? shorthands[name]!.longhands : [name],
	);
	return new Set(
		longhands.flatMap((name) => {
			const key = keysByName.get(name) ?? physicalKey(name as PropertyKey, 'horizontal-tb');
			return Object.hasOwn(properties, key) ? [key] : [];
		}),
	);
}
