import { expect, test } from 'vitest';
import { type Face, loadFontTable, openFonts } from '../../../src/font/index.js';
import { project, unexpected } from './project.js';

async function serif(): Promise<Face> {
	const fonts = await openFonts(loadFontTable(project({ a: '' }), unexpected), unexpected);
	return fonts.face('source-serif-4-400');
}

test('a ligature stands for all its letters', async () => {
	const shaped = (await serif()).shape('office', { language: 'en' });
	expect(shaped.glyphs).toHaveLength(4);
	expect(shaped.clusters).toEqual([0, 1, 4, 5]);
});

test('a feature can be turned off', async () => {
	const shaped = (await serif()).shape('office', { features: ['-liga'] });
	expect(shaped.clusters).toEqual([0, 1, 2, 3, 4, 5]);
});

test('kerning brings A and V together', async () => {
	const face = await serif();
	const kerned = face.shape('AV').advances[0]!;
	expect(kerned).toBeLessThan(face.advanceOf(face.glyphOf(0x41)));
	expect(face.shape('AV', { features: ['-kern'] }).advances[0]).toBe(face.advanceOf(face.glyphOf(0x41)));
});

test('clusters count in UTF-16 units', async () => {
	expect((await serif()).shape('𝒜A').clusters).toEqual([0, 2]);
});

test('an unknown feature is a fault of the program', async () => {
	const face = await serif();
	expect(() => face.shape('A', { features: ['no feature'] })).toThrow(
		'"no feature" is not an OpenType feature',
	);
});
