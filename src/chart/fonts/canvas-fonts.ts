import { createRequire } from 'node:module';
import type { FontKey } from 'canvas';
import type { FontTable } from '../../font/index.js';
import { valuesOf } from '../findings/findings.js';

/** Transforms of Vega that set text on a bitmap to find out where it goes. */
const SETS_TEXT: ReadonlySet<unknown> = new Set(['wordcloud', 'label']);

/** Whether a spec needs the page's fonts on Vega's own canvas as well. */
export function needsCanvasFonts(spec: unknown): boolean {
	for (const { path, value } of valuesOf(spec))
		if (path.at(-1) === 'type' && SETS_TEXT.has(value)) return true;
	return false;
}

/** Roles that a generic family of CSS stands for, the first that the table has: Latin text is what Vega names them for. */
const GENERICS: Readonly<Record<string, readonly string[]>> = {
	'sans-serif': ['latin-sans', 'sans'],
	serif: ['latin-serif', 'body'],
	monospace: ['mono'],
};

/**
 * Gives the canvas the files that the page is set in, under the names of families, roles and generics; returns what takes them
 * away again. The fonts of the machine are switched off by the environment of the process, so a word takes the room there that
 * it takes on the page.
 */
export async function registerCanvasFonts(table: FontTable): Promise<() => void> {
	const { GlobalFonts } = await import('canvas');
	const keys: FontKey[] = [];
	const keep = (key: FontKey | null): boolean => key !== null && keys.push(key) > 0;
	const roles = [
		...Object.entries(table.roles),
		...Object.entries(GENERICS).flatMap(([generic, names]) => {
			const role = names.flatMap((name) => table.roles[name] ?? [])[0];
			return role ? [[generic, role] as const] : [];
		}),
	];
	for (const { name, faces } of table.families) {
		const names = [name, ...roles.flatMap(([role, { family }]) => (family === name ? [role] : []))];
		for (const face of faces) {
			for (const each of names) {
				for (const { file } of face.slices ?? []) keep(GlobalFonts.registerFromPath(file, each));
				if (face.slices) continue;
				// Of the files that a sheet names for a face the first that can be read counts.
				[face, ...(face.sheet?.otherwise ?? [])].some(({ file, data }) =>
					data
						? keep(GlobalFonts.register(Buffer.from(data), each))
						: file !== '' && keep(GlobalFonts.registerFromPath(file, each)),
				);
			}
		}
	}
	return () => {
		GlobalFonts.removeBatch(keys);
	};
}

/** The part of the canvas package that Vega calls. */
interface CanvasModule {
	Canvas: new (width: number, height: number, flag?: number) => object;
}

/**
 * Lets Vega make a canvas without a size, as its word clouds do and as the canvas it was written for allows. To be called
 * before Vega is loaded, and only in a process that draws charts and nothing else.
 */
export function allowCanvasWithoutSize(): void {
	const library: CanvasModule = createRequire(import.meta.url)('canvas');
	library.Canvas = class extends library.Canvas {
		constructor(width?: number, height?: number, flag?: number) {
			super(width ?? 1, height ?? 1, flag);
		}
	};
}
