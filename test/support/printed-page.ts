import { createHash } from 'node:crypto';
import { type Diagnostic, formatDiagnostic, sortDiagnostics } from '../../src/base/index.js';
import { openRoot, withDataUrls } from '../../src/files/index.js';
import { loadFontTable } from '../../src/font/index.js';
import { pageText } from '../../src/layout/index.js';
import { openPage } from '../../src/page/index.js';
import { listText } from '../../src/paint/index.js';
import { setPage } from '../../src/set-page.js';
import { checkout } from './project.js';

/** A page of a folder as it is printed, in words: boxes and lines with their places, a digest of what is painted, findings. */
export async function printedPage(folder: string, file: string): Promise<string> {
	const diagnostics: Diagnostic[] = [];
	const report = (diagnostic: Diagnostic): void => {
		diagnostics.push(diagnostic);
	};
	const root = withDataUrls(openRoot(folder));
	const table = loadFontTable(openRoot(checkout), () => {});
	const { pages, painted, fonts } = await setPage(openPage({ file }, root, report), root, table, report);
	fonts.close();
	const digest = createHash('sha256').update(painted.pages.map(listText).join('')).digest('hex');
	const found = sortDiagnostics(diagnostics).map((diagnostic) => `${formatDiagnostic(diagnostic)}\n`);
	return `${pages.map(pageText).join('')}painted ${digest}\n${found.length > 0 ? `---\n${found.join('')}` : ''}`;
}
