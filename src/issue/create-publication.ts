import { join } from 'node:path';
import { PressError } from '../base/index.js';
import { joinPath, type Root, writeWhole } from '../files/index.js';

/** What the publication of the starter is called, in its folders and files. */
const STARTER = 'my-paper';
const STARTER_TITLE = 'My paper';

/**
 * Copies the smallest working publication into a project under a new name: its templates and one issue. Nothing that exists is
 * written over. Gives the files written, from the project's folder.
 */
export function createPublication(starter: Root, project: Root, name: string): readonly string[] {
	refuseName(project, name);
	const written: string[] = [];
	for (const top of ['templates', 'data']) {
		for (const file of listFiles(starter, `${top}/${STARTER}`)) {
			const target = `${top}/${name}${file.slice(`${top}/${STARTER}`.length)}`;
			const text = starter.readText(file).replaceAll(STARTER, name).replaceAll(STARTER_TITLE, titleOf(name));
			writeWhole(join(project.directory, ...target.split('/')), text);
			written.push(target);
		}
	}
	return written;
}

function refuseName(project: Root, name: string): void {
	if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
		const suggestion = name
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-')
			.replace(/^[^a-z]+|-+$/g, '');
		throw new PressError([
			{
				code: 'issue/bad-id',
				severity: 'error',
				message: `"${name}" cannot be the name of a publication`,
				hint: `use small letters, digits and "-"${suggestion === '' ? '' : `: "${suggestion}"`}`,
			},
		]);
	}
	const existing = [`templates/${name}`, `data/${name}`].find((folder) => project.exists(folder));
	if (existing === undefined) return;
	throw new PressError([
		{
			code: 'issue/exists',
			severity: 'error',
			message: `"${existing}" exists already`,
			hint: 'choose another name, or move the folder away: nothing is written over',
		},
	]);
}

function listFiles(root: Root, folder: string): readonly string[] {
	const folders = root.listFolders(folder);
	return root.list(folder).flatMap((name) => {
		const path = joinPath(folder, name);
		return folders.includes(name) ? listFiles(root, path) : [path];
	});
}

/** `river-post` is titled "River post". */
function titleOf(name: string): string {
	const words = name.replaceAll('-', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}
