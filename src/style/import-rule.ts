import type { Atrule, CssNode } from 'css-tree';
import { matchesMedia } from './media-query.js';
import type { StyleSheet } from './rules.js';
import { type Reading, reportAt, type SheetContext, type StyleSheetSource } from './sheet-context.js';
import { isSupported } from './supports.js';

/** How deep sheets may import each other, and how many a document may: they come from strangers. */
const MAX_DEPTH = 16;
const MOST_IMPORTS = 256;

const nothing: StyleSheet = { rules: [], pages: [], fontFaces: [] };

type Parse = (
	source: StyleSheetSource,
	reading: Reading,
	from: Pick<SheetContext, 'layer' | 'chain'>,
) => StyleSheet;

/** What `@import url(…) layer(…) supports(…) media` brings (CSS Cascade 5, 2); it stands before all rules. */
export function importedSheet(
	node: Atrule,
	isFirst: boolean,
	context: SheetContext,
	parse: Parse,
): StyleSheet {
	const fault = (message: string, hint: string): StyleSheet => {
		reportAt(context, node, 'style/import', message, hint);
		return nothing;
	};
	const parts = node.prelude?.type === 'AtrulePrelude' ? node.prelude.children.toArray() : [];
	const [url, ...conditions] = parts;
	if (url?.type !== 'Url' && url?.type !== 'String') return nothing;
	if (!isFirst || context.parents)
		return fault('"@import" stands behind other rules', 'put it before all of them; it is left out');
	const { reading, chain } = context;
	const target = conditionsHold(conditions, context);
	if (!target) return nothing;
	const span = context.place(node);
	if (!reading.load || !span)
		return fault(`"${url.value}" is not read: "@import" is for pages`, 'name the sheet in publication.yaml');
	if (chain.length > MAX_DEPTH)
		return fault(`sheets import each other more than ${MAX_DEPTH} deep`, 'name the sheets in one place');
	if (++reading.imported > MOST_IMPORTS)
		return reading.imported === MOST_IMPORTS + 1
			? fault(`the page imports more than ${MOST_IMPORTS} sheets`, 'put them together')
			: nothing;
	const source = reading.load(url.value, span);
	if (!source) return nothing;
	const file = fileOf(source);
	if (file !== undefined && chain.includes(file))
		return fault(`"${url.value}" imports itself`, `it goes round: ${[...chain, file].join(' → ')}`);
	return parse(source, reading, { layer: target, chain });
}

/** The file that a sheet is; none for one that stands in the address itself, as all of it has one place. */
export const fileOf = ({ origins: [first] }: StyleSheetSource): string | undefined =>
	first?.fixed ? undefined : first?.span.file;

/** The layer that the sheet goes to; nothing when it is not for this page. */
function conditionsHold(
	conditions: readonly CssNode[],
	context: SheetContext,
): SheetContext['layer'] | undefined {
	const { reading, namespaces } = context;
	let { layer } = context;
	for (const part of conditions) {
		if (part.type === 'Identifier' && part.name.toLowerCase() === 'layer')
			layer = reading.layers.find(context.layer, undefined);
		else if (part.type === 'Function' && part.name.toLowerCase() === 'layer') {
			const [inner] = part.children.toArray();
			layer = reading.layers.find(context.layer, inner?.type === 'Layer' ? inner.name : undefined);
		} else if (part.type === 'Function' && part.name.toLowerCase() === 'supports') {
			const [condition] = part.children.toArray();
			if (!condition || !isSupported(condition, { questions: reading.questions, namespaces }))
				return undefined;
		} else if (part.type === 'MediaQueryList') {
			const isMeant = matchesMedia(part, reading.medium, (text) =>
				reportAt(
					context,
					part,
					'style/unknown-value',
					`media query "${text}" is not supported`,
					'use print, all, screen, not, and the features of docs/css.md',
				),
			);
			if (!isMeant) return undefined;
		}
	}
	return layer;
}
