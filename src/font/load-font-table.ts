import { didYouMean, PressError, type Report, type Span } from '../base/index.js';
import { openRoot, type Root, readYaml, tryRead, type Yaml } from '../files/index.js';
import { checkedFields } from './checked-fields.js';
import { findFontFile, ownFolder } from './find-font-file.js';
import { missingFile } from './font-files.js';
import type { FontFace, FontFamily, FontRole, FontTable } from './font-table.js';
import { loadSlices } from './load-slices.js';

const TABLE = 'fonts/fonts.yaml';

/**
 * Reads fonts/fonts.yaml of the project; a project without one uses the table that comes with Banmian. A table that is named has
 * to be there. Findings are reported and what is left is used; throws when no face is left.
 */
export function loadFontTable(project: Root, report: Report, named?: string): FontTable {
	const table = named ?? TABLE;
	const isOwn = named !== undefined || project.exists(TABLE);
	const yaml = readYaml(isOwn ? project : openRoot(ownFolder()), table, report);
	const fields = yaml && checkedFields(yaml, [], ['families', 'roles', 'fallback'], report);
	const families = fields ? readFamilies(fields.mapping('families') ?? {}, yaml, project, report) : [];
	if (!fields || families.every(({ faces }) => faces.length === 0)) {
		throw new PressError([
			{
				code: 'font/no-faces',
				severity: 'error',
				message: `no font is left of "${table}"`,
				span: { file: table, line: 1, column: 1 },
				hint: 'mend the faults reported above, or name at least one family with a face',
			},
		]);
	}
	const names = families.map(({ name }) => name);
	const knownFamily = (name: string, span: Span): string | undefined => {
		const known = names.find((other) => other.toLowerCase() === name.toLowerCase());
		if (known === undefined) {
			report({
				code: 'font/unknown-family',
				severity: 'error',
				message: `"${name}" is not a family of this table`,
				span,
				...didYouMean(name, names),
			});
		}
		return known;
	};
	const roles = readRoles(fields.mapping('roles') ?? {}, yaml, knownFamily, report);
	const fallback = (fields.list('fallback') ?? []).flatMap((value, index) => {
		const span = yaml.spanOf(['fallback', index]);
		if (typeof value === 'string') return knownFamily(value, span) ?? [];
		report({ code: 'font/wrong-type', severity: 'error', message: 'the name of a family is a text', span });
		return [];
	});
	return {
		directory: project.directory,
		families,
		roles,
		fallback:
			fallback.length > 0
				? fallback
				: [...new Set(Object.values(roles).map(({ family }) => family)), ...names],
	};
}

function readFamilies(
	families: Readonly<Record<string, unknown>>,
	yaml: Yaml,
	project: Root,
	report: Report,
): readonly FontFamily[] {
	return Object.keys(families).map((name) => {
		const path = ['families', name];
		const fields = checkedFields(yaml, path, ['licence', 'copyright', 'faces'], report);
		const licence = fields?.text('licence') ?? '';
		const copyright = fields?.text('copyright');
		if (fields && licence === '') {
			report({
				code: 'font/no-licence',
				severity: 'error',
				message: `the family "${name}" names no licence`,
				span: yaml.keySpanOf(path),
				hint: 'add "licence", for example OFL-1.1: who prints must know that he may',
			});
		}
		const faces = new Map<string, FontFace>();
		(fields?.list('faces') ?? []).forEach((_, index) => {
			const face = readFace(name, [...path, 'faces', index], yaml, project, report);
			if (!face) return;
			if (faces.has(face.id)) {
				report({
					code: 'font/duplicate-face',
					severity: 'error',
					message: `the family "${name}" has weight ${face.weight} (${face.style}) twice`,
					span: yaml.spanOf([...path, 'faces', index]),
					hint: 'give the weight and style of each file',
				});
			} else faces.set(face.id, face);
		});
		return { name, licence, ...(copyright !== undefined && { copyright }), faces: [...faces.values()] };
	});
}

function readFace(
	family: string,
	path: readonly (string | number)[],
	yaml: Yaml,
	project: Root,
	report: Report,
): FontFace | undefined {
	const fields = checkedFields(yaml, path, ['weight', 'style', 'file', 'slices'], report);
	const field = fields?.has('slices') ? 'slices' : 'file';
	const source = fields?.text(field);
	if (!fields || source === undefined) {
		if (fields && !fields.has(field)) {
			report({
				code: 'font/missing-field',
				severity: 'error',
				message: 'this face names no "file"',
				span: yaml.spanOf(path),
				hint: 'add "file", as npm:package/file.ttf or as a path in the project, or "slices", the sheet of a font in many files',
			});
		}
		return undefined;
	}
	const weight = fields.number('weight', 1, 1000) ?? 400;
	const style = fields.choice('style', ['normal', 'italic'] as const) ?? 'normal';
	const span = yaml.spanOf([...path, field]);
	const words = family.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
	const id = `${words}-${weight}${style === 'italic' ? '-italic' : ''}`;
	const face = { id, weight, style, source, span };
	if (field === 'slices') {
		const found = tryRead(report, () => loadSlices(project, source, { weight, style }, span));
		return found && { ...face, file: found.sheet, slices: found.slices };
	}
	const file = findFontFile(project, source, span);
	if (file === undefined) report(missingFile({ source, span }));
	return { ...face, file: file ?? '' };
}

function readRoles(
	roles: Readonly<Record<string, unknown>>,
	yaml: Yaml,
	knownFamily: (name: string, span: Span) => string | undefined,
	report: Report,
): Readonly<Record<string, FontRole>> {
	const result: Record<string, FontRole> = {};
	const standIns: { readonly role: string; readonly instead: string }[] = [];
	for (const [role, value] of Object.entries(roles)) {
		const span = yaml.spanOf(['roles', role]);
		if (typeof value === 'string') {
			const family = knownFamily(value, span);
			if (family !== undefined) result[role] = { family, span };
			continue;
		}
		const instead = checkedFields(yaml, ['roles', role], ['instead'], report)?.text('instead');
		if (instead !== undefined) standIns.push({ role, instead });
	}
	for (const { role, instead } of standIns) {
		const span = yaml.spanOf(['roles', role, 'instead']);
		const other = result[instead];
		if (other && other.fallbackOf === undefined) {
			result[role] = { family: other.family, fallbackOf: instead, span };
			continue;
		}
		report({
			code: 'font/unknown-role',
			severity: 'error',
			message: `"${instead}" is not a role with a family of its own`,
			span,
			...didYouMean(instead, Object.keys(result)),
		});
	}
	return result;
}
