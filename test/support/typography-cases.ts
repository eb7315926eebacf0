import { existsSync, readFileSync } from 'node:fs';

/** A worked case of the rules of composition: TYPOGRAPHY, appendix A. */
export interface TypographyCase<Input = string, Expected = Readonly<Record<string, unknown>>> {
	readonly id: string;
	readonly kind: string;
	readonly lang?: string;
	readonly writingMode?: string;
	readonly input: Input;
	readonly measure?: number;
	readonly params?: Readonly<Record<string, unknown>>;
	readonly expect: Expected;
	readonly note: string;
}

/** The cases beside the checkout where they are present, else the copy in test/cases. */
const source = [new URL('../../../shared/cases/typography.json', import.meta.url)].find((url) =>
	existsSync(url),
);
const all = JSON.parse(
	readFileSync(source ?? new URL('../cases/typography.json', import.meta.url), 'utf8'),
) as TypographyCase[];

/** The cases of a kind, whose input and expectations have the given shapes. */
export const casesOf = <Input = string, Expected = Readonly<Record<string, unknown>>>(
	kind: string,
): readonly TypographyCase<Input, Expected>[] =>
	all.filter((each) => each.kind === kind) as unknown as TypographyCase<Input, Expected>[];
