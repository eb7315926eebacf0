import type { FontId, Report } from '../base/index.js';
import type { Face } from './face.js';
import { FontFiles } from './font-files.js';
import type { FontTable } from './font-table.js';
import { type EmbeddableFace, faceJoiner } from './join-faces.js';
import { type FontRequest, matchFaces } from './match-faces.js';
import { type FaceContext, type OpenableFace, openFace } from './open-face.js';
import { openSlices } from './open-slices.js';

/** The fonts of a project, opened one by one as they are used. One set a thread. */
export interface FontSet {
	readonly table: FontTable;
	/** Families and roles, as a style may name them. */
	readonly familyNames: readonly string[];
	/** The face of an id that came from this set. */
	face(id: FontId): Face;
	/** The face that a file embeds for one of this set: slices that a sheet has of one font are embedded together. */
	embedded(id: FontId): EmbeddableFace;
	/** Whether a style may name this family, role or CSS generic. */
	knows(family: string): boolean;
	/**
	 * Faces to try in order: those of each family named, then those of each family of the table's fallback. Unknown names and
	 * faces of style sheets that cannot be opened are passed over.
	 */
	choose(request: FontRequest): readonly Face[];
	/** The first of them that is for the space: the face whose measures make the line (CSS Fonts 4, 5.1). */
	primary(request: FontRequest): Face | undefined;
	/** Closes the files that are the set's own; it is of no use afterwards. */
	close(): void;
}

/** Which role a generic family of CSS means here, in Chinese, Japanese and Korean text. */
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

/** The role that comes before it in text of other languages, if the table has one. */
const LATIN: Readonly<Record<string, string>> = { body: 'latin-serif', sans: 'latin-sans' };

const isIdeographic = (language: string | undefined): boolean =>
	language === undefined || language === '' || /^(?:zh|ja|ko|yue)(?:-|$)/i.test(language);

/**
 * Starts HarfBuzz (once a process) and makes the set; no font file is opened yet. Files of the table that are in `shared` stay
 * open when the set is closed.
 */
export async function openFonts(
	table: FontTable,
	report: Report = () => {},
	shared?: FontFiles,
): Promise<FontSet> {
	const harfbuzz = await import('harfbuzzjs');
	const own = new FontFiles();
	const families = new Map<string, readonly OpenableFace[]>();
	const context: FaceContext = {
		harfbuzz,
		report,
		shared: shared ?? own,
		own,
		siblingHasHan: (font) => {
			const family = [...families.values()].find((members) => members.some((each) => each.font === font));
			return matchFaces((family ?? []).map(matchable), font).some(
				({ candidate }) => candidate.face.glyphOf(HAN) !== 0,
			);
		},
	};
	for (const { name, faces } of table.families) {
		const made = faces.map((font) =>
			font.slices ? openSlices(name, font, font.slices, context) : openFace(name, font, context),
		);
		families.set(familyKey(name), [...(families.get(familyKey(name)) ?? []), ...made]);
	}
	const opened = [...families.values()].flat();
	const faces = new Map(opened.map(({ face }) => [face.id, face]));
	const roles = new Map(Object.entries(table.roles));
	const chosen = new Map<string, { readonly faces: readonly Face[]; readonly primary: Face | undefined }>();
	const noticed = new Set<string>();

	const facesOf = (name: string): readonly OpenableFace[] => {
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

	/** The names that stand for a generic family in a language; other names for themselves. */
	const named = (name: string, language: string | undefined): readonly string[] => {
		const generic = families.has(familyKey(name)) ? undefined : GENERICS[name.toLowerCase()];
		const latin = generic === undefined || isIdeographic(language) ? undefined : LATIN[generic];
		return latin === undefined ? [name] : [latin, name];
	};

	const choose = (request: FontRequest) => {
		const key = `${isIdeographic(request.language)}|${request.weight}|${request.style}|${request.families.join('|')}`;
		const known = chosen.get(key);
		if (known) return known;
		const result = new Set<OpenableFace>();
		const wanted = request.families.flatMap((name) => named(name, request.language));
		for (const name of [...wanted, ...table.fallback]) {
			const matched = matchFaces(facesOf(name).map(matchable), request);
			for (const { candidate } of matched) if (candidate.isUsable()) result.add(candidate);
		}
		const list = [...result];
		const choice = {
			faces: list.map(({ face }) => face),
			primary: (list.find(({ isForSpace }) => isForSpace) ?? list[0])?.face,
		};
		chosen.set(key, choice);
		return choice;
	};

	return {
		table,
		familyNames: [...table.families.map(({ name }) => name), ...Object.keys(table.roles)],
		face(id) {
			const face = faces.get(id);
			if (!face) throw new Error(`no font has the id "${id}"`);
			return face;
		},
		embedded: faceJoiner(opened),
		knows: (family) =>
			families.has(familyKey(family)) ||
			roles.has(family.toLowerCase()) ||
			roles.has(GENERICS[family.toLowerCase()] ?? ''),
		choose: (request) => choose(request).faces,
		primary: (request) => choose(request).primary,
		close() {
			own.close();
		},
	};
}

const matchable = (candidate: OpenableFace) => ({ ...candidate.font, candidate });

/** 永: a face that has it can set Chinese. */
const HAN = 0x6c38;

/** Family names are compared without regard to case (CSS Fonts 4, 5.1). */
const familyKey = (name: string): string => name.toLowerCase();
