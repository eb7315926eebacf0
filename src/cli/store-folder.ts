import { join } from 'node:path';
import { Option } from 'commander';

/** Where the archive stands, for the commands that use it. */
export interface StoreFlags {
	readonly project: string;
	readonly store?: string;
}

export const storeOption = (): Option =>
	new Option('--store <folder>', 'where the archive stands (default: output/archive in the project)');

export const storeFolder = ({ project, store }: StoreFlags): string =>
	store ?? join(project, 'output', 'archive');
