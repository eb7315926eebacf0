import { Command } from 'commander';
import { getFromArchive } from '../archive/index.js';
import { type StoreFlags, storeFolder, storeOption } from './store-folder.js';

interface Flags extends StoreFlags {
	readonly version?: string;
	readonly output: string;
	readonly force?: boolean;
}

export const archiveGetCommand = (): Command =>
	new Command('get')
		.description('brings a version back whole, what was printed and what it was made from')
		.argument('<edition>', 'publication/issue/edition')
		.requiredOption('-o, --output <folder>', 'where the files go')
		.option('--version <version>', 'which version, v1 (default: the newest)')
		.option('--force', 'write over files of the same name')
		.addOption(storeOption())
		.action((name: string, _: unknown, command: Command) => {
			const flags = command.optsWithGlobals<Flags>();
			const { version, files } = getFromArchive({
				store: storeFolder(flags),
				name,
				output: flags.output,
				...(flags.version !== undefined && { version: flags.version }),
				...(flags.force && { overwrite: true }),
			});
			process.stdout.write(`${name} ${version}: ${files.length} files in ${flags.output}\n`);
		});
