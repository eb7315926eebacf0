import { createRequire } from 'node:module';
import { openRoot } from '../../src/files/index.js';
import { loadFontTable, openFonts } from '../../src/font/index.js';
import { type Bench, measure, printTable, type Skipped } from './bench.js';
import { printCharts } from './chart.bench.js';
import { fontBenches, printColdOpening } from './font.bench.js';
import { printGrowth } from './growth.bench.js';
import { harfbuzzBench } from './harfbuzz.bench.js';
import { layoutBenches } from './layout.bench.js';
import { setPageBenches } from './set-page.bench.js';
import { typstBench } from './typst.bench.js';

/** `npm run bench`: what the work of a page costs, beside its budget and beside what others take for the same. */
const fonts = await openFonts(loadFontTable(openRoot('.'), () => {}));
const song = createRequire(import.meta.url).resolve(
	'@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
);
const all: readonly (Bench | Skipped)[] = [
	harfbuzzBench(song),
	typstBench(),
	...setPageBenches(fonts),
	...layoutBenches(fonts),
	...fontBenches(fonts),
];
const benches = all.filter((bench) => 'run' in bench);
printTable(
	measure(benches),
	all.filter((bench) => 'why' in bench),
);
printColdOpening();
printCharts();
fonts.close();
printGrowth();
