import { type Diagnostic, formatDiagnostic, originsOfFile } from '../../../src/base/index.js';
import { type Element, elementsOf, parseHtml } from '../../../src/dom/index.js';
import { cascade, type Style, type StyledDocument } from '../../../src/style/index.js';

export interface Styled extends StyledDocument {
	/** Findings as they are printed, in the order in which they were made. */
	readonly findings: readonly string[];
}

/** The computed styles of a page under one style sheet. */
export function styled(css: string, html = '<body><p>x</p></body>'): Styled {
	const findings: Diagnostic[] = [];
	const report = (finding: Diagnostic) => findings.push(finding);
	const document = parseHtml(html, originsOfFile('page.html', html), report);
	const result = cascade(document, [{ text: css, origins: originsOfFile('style.css', css) }], report);
	return { ...result, findings: findings.map(formatDiagnostic) };
}

/** The style of the first element with this tag or id. */
export function styleOf(page: StyledDocument, name: string): Style {
	const style = page.styles.get(elementOf(page, name));
	if (!style) throw new Error(`"${name}" has no style`);
	return style;
}

export function elementOf({ document }: StyledDocument, name: string): Element {
	for (const element of elementsOf(document.root)) {
		if (element.tag === name || element.attributes.id === name) return element;
	}
	throw new Error(`there is no "${name}"`);
}

/** The style of `<p>` with these declarations, which must be without fault. */
export function paragraph(declarations: string): Style {
	const page = styled(`p { ${declarations} }`);
	if (page.findings.length > 0) throw new Error(page.findings.join('\n'));
	return styleOf(page, 'p');
}

/** Findings about `<p>` with these declarations. */
export const faults = (declarations: string): readonly string[] => styled(`p { ${declarations} }`).findings;
