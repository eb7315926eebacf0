import type { FontId, Report } from '../base/index.js';
import type { Face } from './face.js';
import type { FontTable } from './font-table.js';
import { type FontRequest, matchFace } from './match-faces.js';
import { openFace } from './open-face.js';

/** The fonts of a project, opened one by one as they are used. One set a thread. */
export interface FontSet {
	readonly table: FontTable;
	/** Families and roles, as a style may name them. */
	readonly familyNames: readonly string[];
	/** The face of an id that came from this set. */
	face(id: FontId): Face;
	/** Whether a style may name this family, role or CSS generic. */
	knows(family: string): boolean;
	/**
	 * Faces to try in order: one of each family named, then one of each family of the table's fallback. Unknown names are
	 * passed over. Never empty.
	 */
	choose(request: FontRequest): readonly Face[];
	/** Closes the files; the set is of no use afterwards. */
	close(): void;
}

/** Which role a generic family of CSS means here. */
const GENERICS: Readonly<Record<string, string>> = {
	serif: 'body',
	'sans-serif': 'sans',
	monospace: 'mono',
	cursive: 'kai',
	'system-ui': 'sans',
	'ui-serif': 'body',
	'ui-sans-serif': 'sans',
	'ui-monospace': 'mono',
};

/** Starts HarfBuzz (once a process) and makes the set; no font file is opened yet. */
export async function openFonts(table: FontTable, report: Report = () => {}): Promise<FontSet> {
	const harfbuzz = await import('harfbuzzjs');
	const opened = table.families.flatMap((family) =>
		family.faces.map((font) => openFace(family.name, font, harfbuzz, report)),
	);
	const faces = new Map(opened.map(({ face }) => [face.id, face]));
	const families = new Map<string, readonly Face[]>();
	for (const { face } of opened) {
		const key = familyKey(face.family);
		families.set(key, [...(families.get(key) ?? []), face]);
	}
	const roles = new Map(Object.entries(table.roles));
	const chosen = new Map<string, readonly Face[]>();
	const noticed = new Set<string>();

	const facesOf = (name: string): readonly Face[] => {
		const own = families.get(familyKey(name));
		if (own) return own;
		const roleName = GENERICS[name.toLowerCase()] ?? name.toLowerCase();
		const role = roles.get(roleName);
		if (!role) return [];
		if (role.fallbackOf !== undefined && !noticed.has(roleName)) {
			noticed.add(roleName);
			report({
				code: 'font/role-fallback',
				severity: 'warning',
				message: `the role "${roleName}" has no face of its own: "${role.family}" (role "${role.fallbackOf}") stands in`,
				span: role.span,
				hint: `put a face into fonts/ and name its family at "${roleName}"`,
			});
		}
		return families.get(familyKey(role.family)) ?? [];
	};

	return {
		table,
		familyNames: [...table.families.map(({ name }) => name), ...Object.keys(table.roles)],
		face(id) {
			const face = faces.get(id);
			if (!face) throw new Error(`no font has the id "${id}"`);
			return face;
		},
		knows: (family) =>
			families.has(familyKey(family)) ||
			roles.has(family.toLowerCase()) ||
			roles.has(GENERICS[family.toLowerCase()] ?? ''),
		choose(request) {
			const key = `${request.weight}|${request.style}|${request.families.join('|')}`;
			const known = chosen.get(key);
			if (known) return known;
			const result = new Set<Face>();
			for (const name of [...request.families, ...table.fallback]) {
				const face = matchFace(facesOf(name), request);
				if (face) result.add(face);
			}
			const list = [...result];
			chosen.set(key, list);
			return list;
		},
		close() {
			for (const font of opened) font.close();
		},
	};
}

/** Family names are compared without regard to case (CSS Fonts 4, 5.1). */
const familyKey = (name: string): string => name.toLowerCase();
