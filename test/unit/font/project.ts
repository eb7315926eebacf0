import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Diagnostic, formatDiagnostic, PressError } from '../../../src/base/index.js';
import { openRoot, type Root } from '../../../src/files/index.js';
import { type Face, type FontSet, loadFontTable, openFonts } from '../../../src/font/index.js';
import { type SquareFont, squareFont } from './square-font.js';

/** A project folder that lives as long as the test. */
export function project(files: Readonly<Record<string, string | Uint8Array>>): Root {
	const directory = mkdtempSync(join(tmpdir(), 'banmian-font-'));
	onTestFinished(() => rmSync(directory, { recursive: true }));
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(dirname(join(directory, path)), { recursive: true });
		writeFileSync(join(directory, path), content);
	}
	return openRoot(directory);
}

export const oneFace = `families:
  Square:
    licence: none
    faces:
      - { weight: 400, file: fonts/square.ttf }
roles: { body: Square }
`;

/** Opens a project with the one face "square-400". */
export async function openSquare(font: SquareFont | Uint8Array): Promise<FontSet> {
	const bytes = font instanceof Uint8Array ? font : squareFont(font);
	const root = project({ 'fonts/fonts.yaml': oneFace, 'fonts/square.ttf': bytes });
	return await openFonts(loadFontTable(root, unexpected), unexpected);
}

/** The font program of these glyphs, each under the CID of its own number. */
export const subsetOf = (face: Face, glyphs: readonly number[]): Uint8Array =>
	face.subset(new Map(glyphs.map((glyph) => [glyph, glyph]))).bytes;

export function unexpected(diagnostic: Diagnostic): never {
	throw new Error(formatDiagnostic(diagnostic));
}

/** What a phase that cannot go on says. */
export function refusalOf(work: () => unknown): readonly string[] {
	try {
		work();
	} catch (error) {
		if (error instanceof PressError) return error.diagnostics.map(formatDiagnostic);
		throw error;
	}
	return [];
}
