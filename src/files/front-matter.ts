import type { Report } from '../base/index.js';
import { parseYaml, type Yaml } from './yaml.js';

/** A text file with a block of YAML at its head, between two lines of `---`. */
export interface FrontMatter {
	/** The block; undefined when its syntax is broken, which was reported. */
	readonly front: Yaml | undefined;
	/** Where the text after the block starts in the file: offset, and line from 1. */
	readonly bodyOffset: number;
	readonly bodyLine: number;
}

/** Splits a file at its front matter. A file without one is reported: every text of ours has a head. */
export function parseFrontMatter(text: string, file: string, report: Report): FrontMatter {
	const opening = /^---[ \t]*\n/.exec(text);
	const closing = opening && /^---[ \t]*(?:\n|$)/m.exec(text.slice(opening[0].length));
	if (!opening || !closing) {
		report({
			code: 'files/front-matter',
			severity: 'error',
			message: opening ? 'the front matter is not closed' : 'the file does not start with front matter',
			span: { file, line: 1, column: 1 },
			hint: 'begin with a line "---", the fields as YAML, and a second line "---"',
		});
		return { front: undefined, bodyOffset: 0, bodyLine: 1 };
	}
	const block = text.slice(opening[0].length, opening[0].length + closing.index);
	const bodyOffset = opening[0].length + closing.index + closing[0].length;
	const bodyLine = text.slice(0, bodyOffset).split('\n').length;
	return { front: parseYaml(block, file, report, 2), bodyOffset, bodyLine };
}
