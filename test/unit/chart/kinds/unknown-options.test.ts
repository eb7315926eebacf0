import { expect, it } from 'vitest';
import { dataFolder } from '../drawn.js';
import { barSamples } from './bar-samples.js';
import { lineSamples } from './line-samples.js';
import { drawKind, useRealFonts } from './real-fonts.js';

const dataDirectory = dataFolder({});
useRealFonts();

it.each([...barSamples, ...lineSamples])(
	'$what: says where an option is that it does not have',
	async ({ source }) => {
		const sheet = { language: 'en', width: 240, height: 140, dataDirectory } as const;
		const { findings } = await drawKind(`${source}heighlight: [a]\n`, sheet);
		expect(findings).toEqual([
			`${source.split('\n').length}:1 chart/unknown-field there is no field "heighlight" (did you mean "highlight"?)`,
		]);
	},
);
