import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that this program was compiled to, or its source in a test; and the folder of Banmian itself. */
const program = resolve(fileURLToPath(new URL('..', import.meta.url)));
const own = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * A digest of the program that prints: its own files, the table of fonts that comes with it, and the `package.json` of every
 * package that it is made of, which holds its version. Another program may print another page from the same input.
 *
 * Node does not count: that all its versions print the same bytes is what we promise and test. Packages that only some machines
 * have (`optionalDependencies`: the compiled halves of canvas) do not count either, for those that need them name their version.
 */
export function programDigest(): string {
	const hash = createHash('sha256');
	const add = (name: string, path: string): void => {
		const bytes = readFileSync(path);
		hash.update(`${name.replaceAll(sep, '/')}\0${bytes.length}\0`).update(bytes);
	};
	// Charts are always drawn by the compiled program, in a test too.
	for (const folder of new Set([program, join(own, 'dist')])) {
		for (const file of programFiles(folder)) add(relative(own, file), file);
	}
	const table = join(own, 'fonts', 'fonts.yaml');
	if (existsSync(table)) add('fonts/fonts.yaml', table);
	for (const [name, file] of [...packages()].sort(([a], [b]) => (a < b ? -1 : 1))) add(name, file);
	return hash.digest('hex');
}

function programFiles(folder: string): readonly string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(?:js|ts)$/.test(file) && !file.endsWith('.d.ts'))
		.sort()
		.map((file) => join(folder, file));
}

/** The `package.json` of Banmian and of what it depends on, by its path below the folder that Node finds packages in. */
function packages(): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const waiting = [{ name: 'banmian', file: join(own, 'package.json') }];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if (found.has(next.name)) continue;
		found.set(next.name, next.file);
		const { dependencies = {} }: { dependencies?: object } = JSON.parse(readFileSync(next.file, 'utf8'));
		for (const name of Object.keys(dependencies)) {
			const file = packageFile(dirname(next.file), name);
			if (file !== undefined) waiting.push({ name: nameBelowModules(file), file });
		}
	}
	return found;
}

/** As Node finds a package: in `node_modules` of the folder, then of those above it. */
function packageFile(folder: string, name: string): string | undefined {
	const file = join(folder, 'node_modules', name, 'package.json');
	if (existsSync(file)) return realpathSync(file);
	const above = dirname(folder);
	return above === folder ? undefined : packageFile(above, name);
}

/** `vega/node_modules/d3-color/package.json`: the same wherever the project stands. */
const nameBelowModules = (file: string): string => {
	const modules = `${sep}node_modules${sep}`;
	return file.slice(file.indexOf(modules) + modules.length);
};
