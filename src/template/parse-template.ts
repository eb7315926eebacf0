import Handlebars from 'handlebars';
import { originAt, originsOfFile, type Report, type Span } from '../base/index.js';

/** A layout or partial longer than this is a mistake, and would keep the parser busy. */
const MAX_TEMPLATE = 300_000;

/** Parses a template. What is wrong with its tags is reported at their place; then there is no syntax tree. */
export function parseTemplate(source: string, file: string, report: Report): hbs.AST.Program | undefined {
	const origins = originsOfFile(file, source);
	const placeOf = (offset: number): Span => originAt(origins, offset)!;
	const fail = (code: `template/${string}`, message: string, span: Span, hint?: string) => {
		report({
			code,
			severity: 'error',
			message,
			span,
			...(hint !== undefined && { hint }),
		});
		return undefined;
	};
	const reserved = source.search(/[\uFDD0-\uFDEF]/);
	if (reserved >= 0) {
		return fail('template/noncharacter', 'the template holds a noncharacter', placeOf(reserved), 'remove it');
	}
	if (source.length > MAX_TEMPLATE) {
		return fail(
			'template/bad-tag',
			`the template has ${source.length} characters, more than ${MAX_TEMPLATE}`,
			placeOf(0),
		);
	}
	try {
		return Handlebars.parse(source);
	} catch (cause) {
		if (!(cause instanceof Error)) throw cause;
		const faults = tagFaults(source);
		for (const { message, offset, hint } of faults)
			fail('template/unclosed-tag', message, placeOf(offset), hint);
		if (faults.length === 0) {
			const line = /^Parse error on line (\d+)|- (\d+):\d+$/.exec(cause.message);
			const span = { file, line: Number(line?.[1] ?? line?.[2] ?? 1), column: 1 };
			const column = badTagColumn(source.split('\n')[span.line - 1] ?? '');
			fail(
				'template/bad-tag',
				'a tag near here is not Handlebars',
				{ ...span, column },
				'a tag is {{name argument option="value"}}',
			);
		}
		return undefined;
	}
}

interface TagFault {
	readonly message: string;
	readonly offset: number;
	readonly hint: string;
}

/** Tags and blocks that are not closed, found by reading from tag to tag: the parser stops far from where the fault is. */
function tagFaults(source: string): readonly TagFault[] {
	const faults: TagFault[] = [];
	const open: { readonly name: string; readonly offset: number }[] = [];
	for (let at = source.indexOf('{{'); at >= 0; at = source.indexOf('{{', at)) {
		if (source[at - 1] === '\\') {
			at += 2;
			continue;
		}
		const comment = /^\{\{~?!(--)?/.exec(source.slice(at, at + 6));
		const isRaw = source.startsWith('{{{', at);
		const closing = comment?.[1] ? '--' : isRaw ? '}}}' : '}}';
		const end = source.indexOf(closing, at + 2);
		const next = source.indexOf('{{', at + (isRaw ? 3 : 2));
		if (end < 0 || (!comment && next >= 0 && next < end)) {
			faults.push({ message: 'a tag is not closed', offset: at, hint: `write ${closing} at its end` });
			if (next < 0) break;
			at = next;
			continue;
		}
		const tag = /^\{\{~?([#/]?)([>*]?)\s*([^\s}~|]*)/.exec(source.slice(at, end));
		const [, sign, kind, name = ''] = tag ?? [];
		if (!comment && sign === '#') open.push({ name: kind === '*' ? 'inline' : name, offset: at });
		if (!comment && sign === '/') {
			const last = open.pop();
			if (last?.name !== name) {
				const message = last ? `{{/${name}}} closes {{#${last.name}}}` : `{{/${name}}} closes no block`;
				faults.push({ message, offset: at, hint: last ? `write {{/${last.name}}} here` : 'remove it' });
			}
		}
		at = end + closing.length;
	}
	for (const { name, offset } of open) {
		faults.push({
			message: `block {{#${name}}} is not closed`,
			offset,
			hint: `write {{/${name}}} at its end`,
		});
	}
	return faults;
}

const badTagColumn = (line: string): number => Math.max(line.indexOf('{{'), 0) + 1;
