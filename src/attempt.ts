import { PressError, type Report } from './base/index.js';

/** What a phase throws becomes findings, so that the next edition is built all the same. Faults of ours stay faults. */
export async function attempt<T>(report: Report, work: () => T | Promise<T>): Promise<T | undefined> {
	try {
		return await work();
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		for (const diagnostic of cause.diagnostics) report(diagnostic);
		return undefined;
	}
}
