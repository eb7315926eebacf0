import { existsSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { goldenCases, goldenFile, printGolden, readGolden } from '../support/golden-cases.js';

/*
 * Every folder <topic>/<case> is a page and the ops that it must come to: case.html, case.css if the rule is about style
 * sheets, expected.txt. The first comment of case.html says which rule it shows and how its numbers follow from it.
 * BANMIAN_ACCEPT=1 writes what was found; that is for when the numbers were worked out and agree.
 */
const accepts = process.env.BANMIAN_ACCEPT === '1';

for (const golden of goldenCases()) {
	const { topic, name, path } = golden;
	it(`${topic}: ${name.replaceAll('-', ' ')}`, () => {
		const found = printGolden(golden);
		const expected = goldenFile(`${path}expected.txt`);
		if (accepts) {
			writeFileSync(expected, found);
			return;
		}
		expect(
			existsSync(expected),
			`test/golden/${path}expected.txt is missing: work the ops out by hand, then write it`,
		).toBe(true);
		expect(found, `test/golden/${path}`).toBe(readGolden(`${path}expected.txt`));
	});
}
