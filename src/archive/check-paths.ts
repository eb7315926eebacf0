import type { RuleCode } from './rules.js';

/** The codes by which faults of a kind of path go. */
interface PathFaults {
	readonly notPath: RuleCode;
	readonly badName: RuleCode;
	readonly slashAtEnd: RuleCode;
	readonly otherSeparator?: RuleCode;
}

export const logicalFaults: PathFaults = { notPath: 'E051', badName: 'E052', slashAtEnd: 'E053' };
export const contentFaults: PathFaults = {
	notPath: 'E098',
	badName: 'E099',
	slashAtEnd: 'E100',
	otherSeparator: 'E035',
};

/** No file system has longer ones (PATH_MAX of Linux). */
const MAX_LENGTH = 4096;

/** What is wrong with a path of an inventory: names joined by "/", none of which leads up or nowhere. */
export function pathFault(path: unknown, faults: PathFaults): RuleCode | undefined {
	if (typeof path !== 'string' || path === '' || path.includes('\0') || path.length > MAX_LENGTH)
		return faults.notPath;
	if (path.startsWith('/') || path.endsWith('/')) return faults.slashAtEnd;
	if (faults.otherSeparator && path.includes('\\') && !path.includes('/')) return faults.otherSeparator;
	if (path.split('/').some((name) => name === '' || name === '.' || name === '..')) return faults.badName;
	return undefined;
}

/** Paths that stand twice, or where another path has a folder. */
export function pathsThatConflict(paths: readonly string[]): readonly string[] {
	const all = new Set<string>();
	const conflicting = new Set<string>();
	for (const path of paths) {
		if (all.has(path)) conflicting.add(path);
		all.add(path);
	}
	for (const path of all) {
		for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
			if (all.has(path.slice(0, at))) conflicting.add(path.slice(0, at));
		}
	}
	return [...conflicting];
}
