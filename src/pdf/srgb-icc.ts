/** An ICC profile (ICC.1:2004-10, version 4) for sRGB (IEC 61966-2-1): a matrix and one curve. */
export function srgbIccProfile(): Uint8Array {
	const curve = parametricCurve(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
	const tags: readonly (readonly [string, Uint8Array])[] = [
		['desc', multiLocalizedText('sRGB')],
		['cprt', multiLocalizedText('No rights reserved')],
		// The colours are given for D50, to which the profile connection space is bound.
		['wtpt', numbers('XYZ ', [0.9642, 1, 0.82491])],
		[
			'chad',
			numbers('sf32', [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168]),
		],
		['rXYZ', numbers('XYZ ', [0.43607, 0.22249, 0.01392])],
		['gXYZ', numbers('XYZ ', [0.38515, 0.71687, 0.09708])],
		['bXYZ', numbers('XYZ ', [0.14307, 0.06061, 0.7141])],
		['rTRC', curve],
		['gTRC', curve],
		['bTRC', curve],
	];
	return assemble(tags);
}

function assemble(tags: readonly (readonly [string, Uint8Array])[]): Uint8Array {
	const start = 128 + 4 + tags.length * 12;
	const size = tags.reduce((sum, [, data]) => sum + padded(data.length), start);
	const profile = new Uint8Array(size);
	const view = new DataView(profile.buffer);
	view.setUint32(0, size);
	view.setUint32(8, 0x04200000);
	ascii(profile, 12, 'mntrRGB XYZ ');
	// The date of making is part of the bytes: that of sRGB itself, so that it never changes.
	[1999, 10, 1, 0, 0, 0].forEach((part, index) => view.setUint16(24 + index * 2, part));
	ascii(profile, 36, 'acsp');
	[0.9642, 1, 0.82491].forEach((value, index) => view.setInt32(68 + index * 4, fixed(value)));
	view.setUint32(128, tags.length);
	let at = start;
	tags.forEach(([tag, data], index) => {
		const entry = 132 + index * 12;
		ascii(profile, entry, tag);
		view.setUint32(entry + 4, at);
		view.setUint32(entry + 8, data.length);
		profile.set(data, at);
		at += padded(data.length);
	});
	return profile;
}

function numbers(type: 'XYZ ' | 'sf32', values: readonly number[]): Uint8Array {
	const { bytes, view } = element(type, 8 + values.length * 4);
	values.forEach((value, index) => view.setInt32(8 + index * 4, fixed(value)));
	return bytes;
}

/** Y = (aX + b)^g from d on, cX below. */
function parametricCurve(...values: readonly number[]): Uint8Array {
	const { bytes, view } = element('para', 12 + values.length * 4);
	view.setUint16(8, 3);
	values.forEach((value, index) => view.setInt32(12 + index * 4, fixed(value)));
	return bytes;
}

function multiLocalizedText(text: string): Uint8Array {
	const { bytes, view } = element('mluc', 28 + text.length * 2);
	view.setUint32(8, 1);
	view.setUint32(12, 12);
	ascii(bytes, 16, 'enUS');
	view.setUint32(20, text.length * 2);
	view.setUint32(24, 28);
	for (let i = 0; i < text.length; i++) view.setUint16(28 + i * 2, text.charCodeAt(i));
	return bytes;
}

function element(type: string, size: number): { readonly bytes: Uint8Array; readonly view: DataView } {
	const bytes = new Uint8Array(size);
	ascii(bytes, 0, type);
	return { bytes, view: new DataView(bytes.buffer) };
}

function ascii(bytes: Uint8Array, at: number, text: string): void {
	for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
}

/** s15Fixed16Number. */
const fixed = (value: number): number => Math.round(value * 65536);

const padded = (length: number): number => (length + 3) & ~3;
