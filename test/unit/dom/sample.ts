import {
	type Diagnostic,
	formatDiagnostic,
	type Origin,
	originsOfFile,
	sortDiagnostics,
} from '../../../src/base/index.js';
import { type Element, elementsOf, type Node, parseHtml, parseXml } from '../../../src/dom/index.js';

export interface Parsed {
	readonly root: Element;
	/** Findings as they are printed. */
	readonly findings: readonly string[];
}

export function html(text: string, origins: readonly Origin[] = originsOfFile('page.html', text)): Parsed {
	const findings: Diagnostic[] = [];
	const { root } = parseHtml(text, origins, (finding) => findings.push(finding));
	return { root, findings: sortDiagnostics(findings).map(formatDiagnostic) };
}

export function xml(text: string): {
	readonly root: Element | undefined;
	readonly findings: readonly string[];
} {
	const findings: Diagnostic[] = [];
	const document = parseXml(text, 'map.svg', (finding) => findings.push(finding));
	return { root: document?.root, findings: findings.map(formatDiagnostic) };
}

/** The first element with this tag. */
export function find(root: Element, tag: string): Element {
	for (const element of elementsOf(root)) if (element.tag === tag) return element;
	throw new Error(`there is no <${tag}>`);
}

/** `<p 1:2>` and `"text" 1:5`, children behind their parent. */
export const placed = (node: Node): string =>
	node.kind === 'text'
		? `${JSON.stringify(node.text)} ${node.span.line}:${node.span.column}`
		: [`<${node.tag}> ${node.span.line}:${node.span.column}`, ...node.children.map(placed)].join(', ');
