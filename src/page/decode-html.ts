import { PressError, type Report, type Span } from '../base/index.js';

/** How far into a page its encoding may be declared (HTML 4.2.5.4). */
const PRESCAN_BYTES = 1024;

/**
 * The text of an HTML file: by its byte order mark, else as it declares (`<meta charset>`), else as UTF-8 (HTML 13.2.3). Line
 * ends become line feeds.
 */
export function decodeHtml(bytes: Uint8Array, file: string, report: Report): string {
	const span: Span = { file, line: 1, column: 1 };
	const label = markedEncoding(bytes) ?? declaredEncoding(bytes) ?? 'utf-8';
	const decoder = decoderOf(label);
	if (!decoder) {
		report({
			code: 'page/encoding',
			severity: 'error',
			message: `"${label}" is not an encoding that is known; the page is read as UTF-8`,
			span,
			hint: 'save it in UTF-8, and write <meta charset="utf-8">',
		});
	}
	const decoded = (decoder ?? new TextDecoder()).decode(bytes);
	const text = (decoder?.encoding === 'windows-1252' ? withMarks(decoded) : decoded).replace(/\r\n?/g, '\n');
	const lost = text.indexOf('\ufffd');
	if (lost >= 0 && !holdsReplacement(bytes)) {
		const before = text.slice(0, lost).split('\n');
		report({
			code: 'page/encoding',
			severity: 'error',
			message: `the page holds bytes that are no text in ${decoder?.encoding ?? 'utf-8'}`,
			span: { file, line: before.length, column: before.at(-1)!.length + 1 },
			hint: 'save it in UTF-8, or declare its encoding with <meta charset>',
		});
	}
	return text;
}

/**
 * What windows-1252 has in the place of the control characters of Latin-1, by code from 0x80 on (Encoding Standard, 9.1): some
 * decoders leave those.
 */
const MARKS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const withMarks = (text: string): string =>
	text.replace(/[\u0080-\u009f]/g, (character) => MARKS[character.charCodeAt(0) - 0x80]!);

/** A page without anything in it is a mistake: of a path, or of the program that wrote it. */
export function refuseEmpty(text: string, file: string): void {
	if (text.trim() !== '') return;
	throw new PressError([
		{
			code: 'page/empty',
			severity: 'error',
			message: `"${file}" is empty`,
			span: { file, line: 1, column: 1 },
			hint: 'a page is a file of HTML',
		},
	]);
}

function markedEncoding([a, b, c]: Uint8Array): string | undefined {
	if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
	if (a === 0xfe && b === 0xff) return 'utf-16be';
	return a === 0xff && b === 0xfe ? 'utf-16le' : undefined;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
	const head = Buffer.from(bytes.subarray(0, PRESCAN_BYTES))
		.toString('latin1')
		.replace(/<!--[\s\S]*?-->/g, '');
	const label = /<meta[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)?.[1]?.toLowerCase();
	// A page whose declaration could be read byte by byte is not UTF-16 (HTML 13.2.3.2).
	return label?.startsWith('utf-16') ? 'utf-8' : label;
}

function decoderOf(label: string) {
	try {
		return new TextDecoder(label);
	} catch (cause) {
		if (!(cause instanceof RangeError)) throw cause;
		return undefined;
	}
}

/** Whether the page itself shows U+FFFD, written in UTF-8. */
const holdsReplacement = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes('\ufffd');
