import { PressError, type Report, type Span } from '../base/index.js';
import type { Root } from '../files/index.js';
import type { FontFamily, FontTable } from './font-table.js';

/** A face that a style sheet brings (`@font-face`); `url` is relative to the sheet. */
export interface SheetFace {
	readonly family: string;
	readonly weight: number;
	readonly style: 'normal' | 'italic';
	readonly url: string;
	readonly span: Span | undefined;
}

/** The table with the faces of style sheets added; a family of the same name is replaced, as in CSS. */
export function addFaces(
	table: FontTable,
	faces: readonly SheetFace[],
	project: Root,
	report: Report,
): FontTable {
	if (faces.length === 0) return table;
	const families = new Map<string, FontFamily>();
	for (const { family, weight, style, url, span } of faces) {
		const at = span ?? { file: 'style.css', line: 1, column: 1 };
		const source = resolve(at.file, url);
		let file = '';
		try {
			file = project.realPath(source, at);
		} catch (cause) {
			if (!(cause instanceof PressError)) throw cause;
			for (const diagnostic of cause.diagnostics) report(diagnostic);
		}
		const id = `${family}-${weight}${style === 'italic' ? '-italic' : ''}`
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-');
		const before = families.get(family)?.faces ?? [];
		const face = { id: `sheet-${families.size}-${id}`, weight, style, source, file, span: at };
		families.set(family, { name: family, licence: 'as its owner says', faces: [...before, face] });
	}
	return {
		...table,
		families: [...table.families.filter(({ name }) => !families.has(name)), ...families.values()],
	};
}

function resolve(sheet: string, url: string): string {
	const parts = sheet.split('/').slice(0, -1);
	for (const part of url.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return parts.join('/');
}
