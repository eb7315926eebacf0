import { readFileSync } from 'node:fs';
import * as harfbuzz from 'harfbuzzjs';
import type { Bench } from './bench.js';
import { CHARACTERS } from './set-page.bench.js';
import { testPage } from './test-page.js';

/** The bar: HarfBuzz shapes the same text, whole paragraphs at a time, in one face, and breaks no line. Glyphs are read back. */
export function harfbuzzBench(file: string): Bench {
	const page = testPage(CHARACTERS);
	const face = new harfbuzz.Face(new harfbuzz.Blob(new Uint8Array(readFileSync(file))));
	const font = new harfbuzz.Font(face);
	const buffer = new harfbuzz.Buffer();
	return {
		name: 'HarfBuzz shapes the text',
		bar: 'HarfBuzz',
		run: () => {
			for (const text of page) {
				buffer.reset();
				buffer.addText(text);
				buffer.guessSegmentProperties();
				buffer.setLanguage('zh-Hans');
				harfbuzz.shape(font, buffer);
				buffer.getGlyphInfos();
				buffer.getGlyphPositions();
			}
		},
	};
}
