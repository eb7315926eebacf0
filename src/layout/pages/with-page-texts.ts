import type { Box, ContainerBox, InlineContent, ParagraphBox, Ruby } from '../box.js';
import type { PageText } from './page-text.js';

/** Boxes with the texts put in that depend on their page; what holds none stays the same box, however often it is referred to. */
export function pageTextsPutIn(wordsOf: (text: PageText) => string): <B extends Box>(box: B) => B {
	const made = new Map<Box, Box>();
	const put = <B extends Box>(box: B): B => {
		const known = made.get(box);
		if (known) return known as B;
		const own = box.kind === 'paragraph' ? paragraph(box) : box.kind === 'container' ? container(box) : box;
		made.set(box, own);
		return own as B;
	};
	const all = <B extends Box>(boxes: readonly B[]): readonly B[] => {
		const own = boxes.map(put);
		return own.every((box, i) => box === boxes[i]) ? boxes : own;
	};
	const container = (box: ContainerBox): ContainerBox => {
		const children = all(box.children);
		const absolutes = all(box.absolutes);
		const marker = box.marker && put(box.marker);
		const anchorOf = box.anchorOf && put(box.anchorOf);
		const hiddenRows = box.hiddenRows && all(box.hiddenRows);
		const isSame =
			children === box.children &&
			absolutes === box.absolutes &&
			marker === box.marker &&
			anchorOf === box.anchorOf &&
			hiddenRows === box.hiddenRows;
		return isSame
			? box
			: {
					...box,
					children,
					absolutes,
					...(marker && { marker }),
					...(anchorOf && { anchorOf }),
					...(hiddenRows && { hiddenRows }),
				};
	};
	const paragraph = (box: ParagraphBox): ParagraphBox => {
		const content = box.content.map(part);
		const inlines = box.inlines.map((inline) => {
			const own = inline.ruby && ruby(inline.ruby);
			return own === inline.ruby ? inline : { ...inline, ...(own && { ruby: own }) };
		});
		const isSame =
			content.every((own, i) => own === box.content[i]) && inlines.every((own, i) => own === box.inlines[i]);
		return isSame ? box : { ...box, content, inlines };
	};
	const part = (content: InlineContent): InlineContent => {
		switch (content.kind) {
			case 'text':
				return content.onPage ? { ...content, text: wordsOf(content.onPage) } : content;
			case 'object':
			case 'float':
			case 'anchor': {
				const box = put(content.box);
				return box === content.box ? content : { ...content, box };
			}
			case 'ruby': {
				const own = ruby(content.ruby);
				return own === content.ruby ? content : { ...content, ruby: own };
			}
			case 'edge':
			case 'break':
				return content;
		}
	};
	const ruby = (own: Ruby): Ruby => {
		const base = put(own.base);
		const annotation = put(own.annotation);
		return base === own.base && annotation === own.annotation ? own : { ...own, base, annotation };
	};
	return put;
}
