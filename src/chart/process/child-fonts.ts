import type { Diagnostic } from '../../base/index.js';
import { FontFiles, type FontSet, type FontTable, openFonts } from '../../font/index.js';
import { needsCanvasFonts, registerCanvasFonts } from '../fonts/canvas-fonts.js';

/** Sets that are open at a time: editions whose style sheets bring fonts have one each. */
const MOST_OPEN = 8;

/** A table as it was told, and what has been opened of it. */
interface OpenTable {
	readonly fonts: FontTable;
	set?: FontSet;
	readonly findings: Diagnostic[];
}

/** The fonts of a process that draws charts: a set for each table, and the files of all of them, opened once. */
export class ChildFonts {
	readonly #files = new FontFiles();
	readonly #tables = new Map<number, OpenTable>();
	#onCanvas: { readonly table: number; remove(): void } | undefined;

	add(table: number, fonts: FontTable): void {
		this.#tables.set(table, { fonts, findings: [] });
	}

	/** The set of a table; for a spec that sets words on a canvas, its files are put there too. */
	async open(table: number, spec: unknown): Promise<FontSet> {
		const told = this.#tables.get(table);
		if (!told) throw new Error(`no fonts have the number ${table}`);
		told.set ??= await openFonts(
			told.fonts,
			(diagnostic) => {
				// What is not an error was told when the page's text was set in the same face, or will be.
				if (diagnostic.severity === 'error') told.findings.push(diagnostic);
			},
			this.#files,
		);
		this.#closeOthers(table, told);
		if (this.#onCanvas?.table !== table && needsCanvasFonts(spec)) {
			// Two tables may have two faces of one name.
			this.#onCanvas?.remove();
			this.#onCanvas = { table, remove: await registerCanvasFonts(told.fonts) };
		}
		return told.set;
	}

	/** Of the sets that are open those stay that were used last. */
	#closeOthers(table: number, told: OpenTable): void {
		this.#tables.delete(table);
		this.#tables.set(table, told);
		const open = [...this.#tables.values()].filter(({ set }) => set !== undefined);
		for (const other of open.slice(0, -MOST_OPEN)) {
			other.set?.close();
			delete other.set;
		}
	}

	/** What was wrong with the fonts that the last chart opened. The next one opens them again, and is told too if it uses them. */
	takeFindings(table: number): readonly Diagnostic[] {
		const told = this.#tables.get(table);
		if (!told || told.findings.length === 0) return [];
		told.set?.close();
		delete told.set;
		return told.findings.splice(0);
	}
}
