import type { Box } from '../box.js';
import type { Fragment, LineBox, Page } from '../fragment.js';
import { textOf } from './overset.js';

/** The boxes of a document as text, one a line: what `banmian show boxes` prints. */
export function boxText(box: Box, depth = 0): string {
	const indent = '  '.repeat(depth);
	switch (box.kind) {
		case 'paragraph': {
			const text = box.content
				.map((content) => (content.kind === 'text' ? content.text : content.kind === 'break' ? '\\n' : '◻'))
				.join('');
			return `${indent}paragraph ${JSON.stringify(text.replace(/\s+/g, ' '))}\n`;
		}
		case 'replaced':
			return `${indent}replaced ${nameOf(box)} ${box.id}\n`;
		case 'container': {
			const head = `${indent}${box.inside} ${nameOf(box)}\n`;
			return head + [...box.children, ...box.absolutes].map((child) => boxText(child, depth + 1)).join('');
		}
	}
}

/** A page's fragments as text, with places in points: what `banmian show pages` prints. */
export function pageText({ folio, name, isBlank, trim, root, margins }: Page): string {
	const head = `page ${folio} ${name}${isBlank ? ' blank' : ''} ${round(trim.width)} × ${round(trim.height)}\n`;
	const beside = margins.map((margin) => `  @${margin.name}\n${fragmentText(margin.fragment, 2)}`);
	return head + fragmentText(root, 1) + beside.join('');
}

function fragmentText(fragment: Fragment, depth: number): string {
	const indent = '  '.repeat(depth);
	const { x, y, width, height } = fragment.rect;
	const kind = fragment.box.kind === 'container' ? fragment.box.inside : fragment.box.kind;
	const overset = fragment.overset ? ` overset ${fragment.overset.lines}` : '';
	const fitted = fragment.copyfit ? ` copyfit [${fragment.copyfit.steps.join('; ')}]` : '';
	const head = `${indent}${kind} ${nameOf(fragment.box)} ${[x, y, width, height].map(round).join(' ')}${overset}${fitted}\n`;
	const lines = (fragment.lines ?? []).map(
		(line) =>
			`${indent}  line ${round(line.rect.y)} +${round(line.baseline)} ${JSON.stringify(textOf(line))}${rubyText(line)}\n`,
	);
	return head + lines.join('') + fragment.children.map((child) => fragmentText(child, depth + 1)).join('');
}

/** The annotations of a line behind its text. */
const rubyText = ({ rubies = [] }: LineBox): string =>
	rubies.length === 0 ? '' : ` ruby ${rubies.map((ruby) => JSON.stringify(textOf(ruby))).join(' ')}`;

function nameOf({ element }: Box): string {
	if (!element) return '·';
	const id = element.attributes.id ? `#${element.attributes.id}` : '';
	const classes = element.attributes.class
		? `.${element.attributes.class.trim().split(/\s+/).join('.')}`
		: '';
	return `${element.tag}${id}${classes}`;
}

const round = (value: number): string => String(Math.round(value * 100) / 100);
