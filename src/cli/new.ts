import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { openRoot } from '../files/index.js';
import { createPublication } from '../issue/index.js';

/** The starter stands beside the compiled program, in a folder that `build` does not print. */
const starter = fileURLToPath(new URL('../../starter', import.meta.url));

export const newCommand = (): Command =>
	new Command('new')
		.description('sets up the smallest working publication, in templates/ and data/')
		.argument('<publication>', 'its name: small letters, digits and hyphens')
		.action((name: string, _: unknown, command: Command) => {
			const { project } = command.optsWithGlobals<{ project: string }>();
			const files = createPublication(openRoot(starter), openRoot(project), name);
			process.stdout.write(`${files.join('\n')}\n\nNow print it: npm run build -- ${name}\n`);
		});
