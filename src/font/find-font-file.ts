import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PressError, type Span } from '../base/index.js';
import type { Root } from '../files/index.js';

const NPM = 'npm:';

/** The folder of Banmian itself, whether it runs from src/ or from dist/. */
export function ownFolder(): string {
	return fileURLToPath(new URL('../..', import.meta.url));
}

/**
 * The absolute path of a font: `npm:package/file` from node_modules, looked for from the project's folder upwards as Node
 * does and then from Banmian's own; anything else from inside the project. Undefined when there is no such file.
 */
export function findFontFile(project: Root, source: string, span: Span): string | undefined {
	if (!source.startsWith(NPM))
		return project.exists(source) ? project.realPath(source, span) : refuse(project, source, span);
	const path = source.slice(NPM.length);
	if (
		!/^(@[\w.-]+\/)?[\w.-]+(\/[\w.-]+)+$/.test(path) ||
		path.split('/').some((name) => /^\.+$/.test(name))
	) {
		throw new PressError([
			{
				code: 'font/bad-source',
				severity: 'error',
				message: `"${source}" does not name a file of a package`,
				span,
				hint: 'write npm:package/folder/file.ttf',
			},
		]);
	}
	for (const folder of [...upwards(project.directory), ...upwards(ownFolder())]) {
		const file = join(folder, 'node_modules', path);
		if (existsSync(file)) return realpathSync(file);
	}
	return undefined;
}

/** A path that leads out of the project ends the reading with the place; one that is only missing does not. */
function refuse(project: Root, source: string, span: Span): undefined {
	if (!project.isInside(source)) project.realPath(source, span);
	return undefined;
}

function* upwards(folder: string): Generator<string> {
	let at = folder;
	while (true) {
		yield at;
		const above = dirname(at);
		if (above === at) return;
		at = above;
	}
}
