import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Bench, Skipped } from './bench.js';
import { CHARACTERS, INDENT, MEASURE, SIZE } from './set-page.bench.js';
import { testPage } from './test-page.js';

/** What we use of `@myriaddreamin/typst-ts-node-compiler`, which is not among our dependencies. */
interface Typst {
	readonly NodeCompiler: {
		create(options: { readonly fontArgs: readonly { readonly fontPaths: readonly string[] }[] }): Compiler;
	};
}
interface Compiler {
	compile(options: { readonly mainFileContent: string }): { readonly result: unknown; hasError(): boolean };
	evictCache(age: number): void;
}

const PACKAGE = '@myriaddreamin/typst-ts-node-compiler';
/** Typst 0.14.2. */
const VERSION = '0.7.0';
const NAME = 'Typst sets the page';

/**
 * The other bar: Typst lays out the same text in the same column and faces, line ends optimised, and writes no file. What it
 * remembers of the run before is thrown away each time; fonts stay open. Only the named faces are used, whatever the system has.
 */
export function typstBench(): Bench | Skipped {
	const require = createRequire(import.meta.url);
	let typst: Typst;
	try {
		typst = require(PACKAGE) as Typst;
	} catch {
		return { name: NAME, why: `it is not installed (npm install --no-save ${PACKAGE}@${VERSION})` };
	}
	const fontPaths = [
		'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
		'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
	].map((file) => dirname(require.resolve(`@expo-google-fonts/${file}`)));
	const compiler = typst.NodeCompiler.create({ fontArgs: [{ fontPaths }] });
	const mainFileContent = source(testPage(CHARACTERS));
	if (compiler.compile({ mainFileContent }).hasError())
		return { name: NAME, why: 'it does not take the page' };
	return {
		name: NAME,
		bar: 'Typst',
		run: () => {
			compiler.evictCache(0);
			compiler.compile({ mainFileContent });
		},
	};
}

const source = (paragraphs: readonly string[]): string => `
#set page(width: ${MEASURE}pt, height: auto, margin: 0pt)
#set text(font: ("Source Serif 4", "Noto Serif SC"), size: ${SIZE}pt, lang: "zh", region: "cn", fallback: false)
#set par(justify: true, linebreaks: "optimized", first-line-indent: (amount: ${INDENT}pt, all: true))
${paragraphs.map((text) => text.replace(/[\\#*_$@<>`~\-/]/g, '\\$&')).join('\n\n')}
`;
