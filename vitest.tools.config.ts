import { defineConfig } from 'vitest/config';

/** Checks with tools of others (poppler, qpdf), which the continuous build installs; `npm test` runs without them. */
export default defineConfig({
	test: { include: ['test/tools/**/*.check.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
