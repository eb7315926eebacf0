import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { cssPage } from './css-page.js';

const file = join(import.meta.dirname, '../../../docs/css.md');

it('docs/css.md says what the property table says (BANMIAN_ACCEPT=1 writes it)', () => {
	const page = cssPage();
	if (process.env.BANMIAN_ACCEPT === '1') {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, page);
	}
	expect(readFileSync(file, 'utf8')).toBe(page);
});
