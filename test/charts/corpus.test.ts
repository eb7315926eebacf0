import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Drawing, Rect } from '../../src/base/index.js';
import type { FontSet } from '../../src/font/index.js';
import { comparePictures, crop, type Pixels, TILE, tileKey } from './compare-pictures.js';
import { type FaultKind, inAnotherWeight, plantFaults, plants } from './faults.js';
import { labelsOf } from './op-extents.js';
import {
	corpus,
	drawPlain,
	openCorpusFonts,
	pictureByVega,
	pictureOf,
	SCALE,
	savePictures,
	windowOn,
} from './pictures.js';

/** What a square of 576 pixels may differ by, and more where there is text: Vega's canvas bends letters to the pixels. */
const ALLOWED = { outside: 0.3, strong: 0.8 };
const ALLOWED_IN_TEXT = { outside: 4, strong: 2.5 };
/** The difference to our own sound picture from which an eye sees a fault: half a square point, or one and a half of text. */
const VISIBLE = 5;
const VISIBLE_IN_TEXT = 14;

/** Ops in which each kind of fault is planted, in each chart. */
const MOST_PLACES = 3;

const names = readdirSync(corpus)
	.filter((name) => name.endsWith('.json'))
	.sort();
const specOf = (name: string): object => JSON.parse(readFileSync(`${corpus}/${name}`, 'utf8'));

interface Drawn {
	readonly drawing: Drawing;
	readonly ours: Pixels;
	readonly theirs: Pixels;
}

let fonts: FontSet;
const drawn = new Map<string, Promise<Drawn>>();
const planted = new Map<FaultKind, number>();

beforeAll(async () => {
	fonts = await openCorpusFonts();
});

describe.each(names)('%s', (name) => {
	it('looks as Vega draws it', async () => {
		const { drawing, ours, theirs } = await both(name);
		expect([ours.width, ours.height]).toEqual([theirs.width, theirs.height]);
		const faults = wrongSquares(ours, theirs, drawing);
		// All of them to look at: BANMIAN_PICTURES=1.
		if (faults.length > 0 || process.env.BANMIAN_PICTURES) savePictures(name, ours, theirs);
		expect(faults).toEqual([]);
	});

	it('would not pass with a fault in it', async () => {
		const { drawing, ours, theirs } = await both(name);
		const missed: string[] = [];
		for (const { kind, ops, place } of plantFaults(drawing.ops, fonts, MOST_PLACES)) {
			const window = tilesAround(place, drawing);
			if (!window) continue;
			const [x, y, width, height] = [window.x, window.y, window.width, window.height].map(
				(each) => each * SCALE,
			);
			const faulty = await pictureOf(windowOn(ops, window), fonts);
			const [sound, vega] = [crop(ours, x!, y!, width!, height!), crop(theirs, x!, y!, width!, height!)];
			const inWindow = windowOn(drawing.ops, window);
			// What nobody could see is no fault: under another mark, in its colour, along a straight edge.
			const seen = seenOf(faulty, sound, inWindow);
			if (seen === undefined) continue;
			planted.set(kind, (planted.get(kind) ?? 0) + 1);
			if (wrongSquares(faulty, vega, inWindow).length === 0)
				missed.push(`${kind} at ${Math.round(place.x)}, ${Math.round(place.y)}: ${seen}`);
		}
		const bold = inAnotherWeight(drawing.ops, fonts);
		if (JSON.stringify(bold) !== JSON.stringify(drawing.ops)) {
			const faulty = await pictureOf({ ...drawing, ops: bold }, fonts);
			if (wrongSquares(faulty, theirs, drawing).length === 0) missed.push('labels in another weight');
		}
		expect(missed).toEqual([]);
	});
});

it('plants every kind of fault that can be seen', () => {
	expect([...planted.keys()].sort()).toEqual(Object.keys(plants).sort());
});

/** Our picture and Vega's of a spec. */
function both(name: string): Promise<Drawn> {
	const known = drawn.get(name);
	if (known) return known;
	const made = (async () => {
		const spec = specOf(name);
		const { drawing, findings } = await drawPlain(spec, fonts);
		expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
		if (!drawing) throw new Error('no drawing');
		return { drawing, ours: await pictureOf(drawing, fonts), theirs: await pictureByVega(spec) };
	})();
	drawn.set(name, made);
	return made;
}

/** Squares of our picture that Vega's does not have so, as text. */
function wrongSquares(ours: Pixels, theirs: Pixels, { ops }: Pick<Drawing, 'ops'>): readonly string[] {
	const strengths = textStrengths(ops);
	return [...comparePictures(ours, theirs)].flatMap(([key, { outside, strong }]) => {
		const text = strengths.get(key) ?? 0;
		return outside > Math.max(ALLOWED.outside, ALLOWED_IN_TEXT.outside * text) ||
			strong > Math.max(ALLOWED.strong, ALLOWED_IN_TEXT.strong * text)
			? [`square ${key}: ${outside.toFixed(2)} outside, ${strong.toFixed(2)} strong`]
			: [];
	});
}

/** How much of a fault can be seen beside our own sound picture; undefined when nobody could. */
function seenOf(faulty: Pixels, sound: Pixels, { ops }: Pick<Drawing, 'ops'>): string | undefined {
	const strengths = textStrengths(ops);
	const seen = [...comparePictures(faulty, sound)].filter(
		([key, { plain }]) => plain > Math.max(VISIBLE, VISIBLE_IN_TEXT * (strengths.get(key) ?? 0)),
	);
	return seen.length > 0
		? seen
				.slice(0, 3)
				.map(([key, { plain }]) => `${key}: ${plain.toFixed(1)}`)
				.join(', ')
		: undefined;
}

/** The squares that labels stand in, with the strength of the strongest. */
function textStrengths(ops: Drawing['ops']): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	const points = TILE / SCALE;
	for (const { extent, strength } of labelsOf(ops)) {
		for (let column = Math.floor(extent.x / points); column * points < extent.x + extent.width; column++) {
			for (let row = Math.floor(extent.y / points); row * points < extent.y + extent.height; row++) {
				const key = tileKey(column, row);
				found.set(key, Math.max(strength, found.get(key) ?? 0));
			}
		}
	}
	return found;
}

/** The window of whole squares around a place, within the drawing. */
function tilesAround({ x, y, width, height }: Rect, { size }: Drawing): Rect | undefined {
	const points = TILE / SCALE;
	const left = Math.max(0, Math.floor((x - 2) / points) * points);
	const top = Math.max(0, Math.floor((y - 2) / points) * points);
	const right = Math.min(size.width, Math.ceil((x + width + 2) / points) * points);
	const bottom = Math.min(size.height, Math.ceil((y + height + 2) / points) * points);
	return right > left && bottom > top
		? { x: left, y: top, width: right - left, height: bottom - top }
		: undefined;
}
