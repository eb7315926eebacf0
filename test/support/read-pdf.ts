import { inflateSync } from 'node:zlib';

/** A small reader of the files that we write: objects by the cross-reference table, streams, text by ToUnicode. */
export interface PdfReader {
	/** The text of an object, without its stream. */
	object(number: number): string;
	/** The inflated stream of an object. */
	stream(number: number): Buffer;
	/** Numbers of the objects whose text matches. */
	find(pattern: RegExp): readonly number[];
	/** The operators of a page. */
	content(page: number): string;
	/** What a reader copies from a page: the text of each show operator, ActualText in place of what it covers. */
	text(page: number): string;
	/** Where each glyph is shown: CID, x and y in points from the upper left corner of the page. */
	glyphs(page: number): readonly { readonly cid: number; readonly x: number; readonly y: number }[];
	readonly trailer: string;
}

export function readPdf(bytes: Uint8Array): PdfReader {
	const file = Buffer.from(bytes).toString('latin1');
	const xref = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
	const offsets = [...file.slice(xref).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
	const rawObject = (number: number): string => {
		const start = offsets[number - 1]!;
		const end = Math.min(...[...offsets, xref].filter((offset) => offset > start));
		return file.slice(start, end);
	};
	const object = (number: number) => rawObject(number).split('\nstream\n')[0]!;
	const stream = (number: number) => {
		const raw = rawObject(number);
		const start = raw.indexOf('\nstream\n') + 8;
		const data = Buffer.from(raw.slice(start, raw.lastIndexOf('\nendstream')), 'latin1');
		return /\/Filter \/FlateDecode/.test(object(number)) ? inflateSync(data) : data;
	};
	const find = (pattern: RegExp) =>
		offsets.map((_, index) => index + 1).filter((number) => pattern.test(object(number)));
	const pages = () =>
		[...object(find(/\/Type \/Pages/)[0]!).matchAll(/(\d+) 0 R/g)].map((match) => Number(match[1]));
	const content = (page: number) =>
		stream(Number(/\/Contents (\d+) 0 R/.exec(object(pages()[page]!))?.[1])).toString('latin1');
	const show = (page: number) => {
		const dictionary = object(pages()[page]!);
		const fonts = new Map<string, Font>();
		for (const [, name, number] of dictionary.matchAll(/\/([FV]\d+) (\d+) 0 R/g)) {
			fonts.set(name!, readFont(object, stream, Number(number)));
		}
		const height = Number(/\/MediaBox \[0 0 \S+ (\S+)\]/.exec(dictionary)?.[1]);
		return interpret(content(page), fonts, height);
	};
	return {
		object,
		stream,
		find,
		content,
		text: (page) => show(page).text,
		glyphs: (page) => show(page).glyphs,
		trailer: file.slice(file.lastIndexOf('trailer')),
	};
}

interface Font {
	readonly isVertical: boolean;
	readonly unicode: ReadonlyMap<number, string>;
	readonly widths: ReadonlyMap<number, number>;
}

function readFont(
	object: (number: number) => string,
	stream: (number: number) => Buffer,
	number: number,
): Font {
	const type0 = object(number);
	const map = stream(Number(/\/ToUnicode (\d+) 0 R/.exec(type0)?.[1])).toString('latin1');
	const unicode = new Map<number, string>();
	for (const [, code, text] of map.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm)) {
		unicode.set(Number.parseInt(code!, 16), Buffer.from(text!, 'hex').swap16().toString('utf16le'));
	}
	const descendant = object(Number(/\/DescendantFonts \[(\d+) 0 R\]/.exec(type0)?.[1]));
	const widths = new Map<number, number>();
	const list = /\/W \[(.*)\]\n/.exec(descendant)?.[1] ?? '';
	for (const [, first, values] of list.matchAll(/(\d+) \[([^\]]*)\]/g)) {
		values!.split(' ').forEach((width, index) => widths.set(Number(first) + index, Number(width)));
	}
	return { isVertical: type0.includes('Identity-V'), unicode, widths };
}

/** Follows the few operators that place text; the page's flip is undone by giving y from the top. */
function interpret(content: string, fonts: ReadonlyMap<string, Font>, height: number) {
	const tokens = content.match(/\((?:\\[\s\S]|[^\\)])*\)|<<|>>|<[0-9a-f]*>|[[\]]|[^\s[\]()<>]+/g) ?? [];
	let text = '';
	const glyphs: { cid: number; x: number; y: number }[] = [];
	const spans: (string | undefined)[] = [];
	let operands: string[] = [];
	let font: Font | undefined;
	let size = 0;
	let matrix = [1, 0, 0, 1, 0, 0];
	let pen = 0;
	const showString = (token: string) => {
		const data = token
			.slice(1, -1)
			.replace(/\\([\s\S])/g, (_, escaped: string) => (escaped === 'r' ? '\r' : escaped));
		for (let i = 0; i < data.length; i += 2) {
			const cid = data.charCodeAt(i) * 256 + data.charCodeAt(i + 1);
			const [x, y] = font?.isVertical ? [0, pen] : [pen, 0];
			const [a, b, c, d, e, f] = matrix as [number, number, number, number, number, number];
			glyphs.push({ cid, x: a * x + c * y + e, y: b * x + d * y + f });
			if (!spans.some((span) => span !== undefined)) text += font?.unicode.get(cid) ?? '\ufffd';
			pen += font?.isVertical ? -size : ((font?.widths.get(cid) ?? 1000) * size) / 1000;
		}
	};
	for (const token of tokens) {
		switch (token) {
			case 'Tf':
				font = fonts.get(operands.at(-2)!.slice(1));
				size = Number(operands.at(-1));
				break;
			case 'Tm':
				matrix = operands.slice(-6).map(Number);
				pen = 0;
				break;
			case 'BDC': {
				const actual = operands[operands.indexOf('/ActualText') + 1];
				const has = operands.includes('/ActualText');
				const decoded = actual?.startsWith('<feff')
					? Buffer.from(actual.slice(5, -1), 'hex').swap16().toString('utf16le')
					: '';
				spans.push(has ? decoded : undefined);
				if (has) text += decoded;
				break;
			}
			case 'EMC':
				spans.pop();
				break;
			case 'Tj':
			case 'TJ':
				for (const operand of operands) {
					if (operand.startsWith('(')) showString(operand);
					else if (/^[-\d.]+$/.test(operand)) pen -= (Number(operand) * size) / 1000;
				}
				break;
			default:
				operands.push(token);
				continue;
		}
		operands = [];
	}
	return { text, glyphs, height };
}
