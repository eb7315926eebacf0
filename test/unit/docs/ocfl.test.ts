import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rules } from '../../../src/archive/rules.js';

const path = join(import.meta.dirname, '../../../docs/ocfl.md');

/** docs/ocfl.md: the rules as they stand in src/archive/rules.ts. */
function ocflPage(): string {
	const rows = Object.entries(rules).map(
		([code, { says, how }]) => `| ${code} | ${says} | ${howText(how)} |`,
	);
	return `# Rules of OCFL 1.1

What \`banmian archive verify\` looks up, by the [codes of the specification](https://ocfl.io/1.1/spec/validation-codes). Codes
with E are errors, those with W warnings. This page is written from \`src/archive/rules.ts\` (\`npm run test:accept\`); a test
compares, and another has a good and a bad object for each rule that can be broken. The codes E065, E068, E086, E091, E109 and
W006 do not exist, or cannot be seen from a file system.

| code | what is wanted | how |
|---|---|---|
${rows.join('\n')}
`;
}

function howText(how: (typeof rules)[keyof typeof rules]['how']): string {
	if (how === 'checked') return 'verified';
	return 'conduct' in how ? `a rule for programs: ${how.conduct}` : `a breach is found as ${how.seenAs}`;
}

it('docs/ocfl.md says what stands in the table of rules', () => {
	if (process.env.BANMIAN_ACCEPT === '1') writeFileSync(path, ocflPage());
	expect(readFileSync(path, 'utf8')).toBe(ocflPage());
});
