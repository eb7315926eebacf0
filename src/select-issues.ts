import { type Diagnostic, didYouMean, PressError } from './base/index.js';
import type { IssueName } from './issue/index.js';

/** The issues that names like `xihu` and `xihu/2023-h1` mean; all when none is named. A name that means none is an error. */
export function selectIssues(all: readonly IssueName[], names: readonly string[]): readonly IssueName[] {
	if (names.length === 0) {
		if (all.length > 0) return all;
		throw new PressError([
			{
				code: 'build/nothing-to-build',
				severity: 'error',
				message: 'the project has no issue',
				hint: 'banmian new my-paper sets up a publication',
			},
		]);
	}
	const pathOf = ({ publication, issue }: IssueName): string => `${publication}/${issue}`;
	const known = [...new Set([...all.map(({ publication }) => publication), ...all.map(pathOf)])];
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		throw new PressError(
			unknown.map(
				(name): Diagnostic => ({
					code: 'build/unknown-issue',
					severity: 'error',
					message: `there is no publication or issue "${name}"`,
					...(didYouMean(name, known) ?? { hint: `there are ${known.join(', ')}` }),
				}),
			),
		);
	}
	return all.filter((issue) => names.includes(issue.publication) || names.includes(pathOf(issue)));
}
