import { expect, test } from 'vitest';
import { srgbIccProfile } from '../../../src/pdf/srgb-icc.js';

test('the colour profile is a version 4 display profile whose tags lie inside it', () => {
	const profile = Buffer.from(srgbIccProfile());
	expect(profile.readUInt32BE(0)).toBe(profile.length);
	expect(profile.readUInt32BE(8)).toBe(0x04200000);
	expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
	expect(profile.toString('latin1', 36, 40)).toBe('acsp');
	const count = profile.readUInt32BE(128);
	const tags = Array.from({ length: count }, (_, i) => 132 + i * 12).map((at) => ({
		name: profile.toString('latin1', at, at + 4),
		end: profile.readUInt32BE(at + 4) + profile.readUInt32BE(at + 8),
	}));
	expect(tags.map(({ name }) => name)).toEqual(
		'desc cprt wtpt chad rXYZ gXYZ bXYZ rTRC gTRC bTRC'.split(' '),
	);
	expect(tags.every(({ end }) => end <= profile.length)).toBe(true);
});

test('the three colours add up to white', () => {
	const profile = Buffer.from(srgbIccProfile());
	const xyz = (tag: string) => {
		const entry = profile.indexOf(tag, 132);
		const at = profile.readUInt32BE(entry + 4) + 8;
		return [0, 4, 8].map((offset) => profile.readInt32BE(at + offset) / 65536);
	};
	const [red, green, blue, white] = ['rXYZ', 'gXYZ', 'bXYZ', 'wtpt'].map(xyz);
	red!.forEach((value, i) => expect(value + green![i]! + blue![i]!).toBeCloseTo(white![i]!, 3));
});
