import { type CssNode, generate } from 'css-tree';
import { splitAtCommas } from './calc.js';
import { parseColor } from './color.js';
import { attachments, boxNames, repeats } from './properties/background.js';
import { identifier, lengthOf } from './syntax.js';

type Parts = Record<
	'image' | 'position' | 'size' | 'repeat' | 'origin' | 'clip' | 'attachment' | 'color',
	CssNode[]
>;

const word = (name: string): CssNode => ({ type: 'Identifier', name });
const start: CssNode = { type: 'Percentage', value: '0' };

const initial = (): Parts => ({
	image: [word('none')],
	position: [start, start],
	size: [word('auto')],
	repeat: [word('repeat')],
	origin: [word('padding-box')],
	clip: [word('border-box')],
	attachment: [word('scroll')],
	color: [word('transparent')],
});

export const backgroundLonghands = Object.keys(initial()).map((name) => `background-${name}`);

/** Takes `background` apart, layer by layer; the colour stands in the last one (CSS Backgrounds 3, 2.10). */
export function expandBackground(
	nodes: readonly CssNode[],
): Readonly<Record<string, readonly CssNode[]>> | undefined {
	const layers = splitAtCommas(nodes).map((layer) => readLayer(layer));
	const last = layers.at(-1);
	if (!last || layers.some((layer) => layer === undefined)) return undefined;
	if (layers.slice(0, -1).some((layer) => layer!.color)) return undefined;
	const filled = layers.map((layer): Parts => ({ ...initial(), ...layer }));
	const comma: CssNode = { type: 'Operator', value: ',' };
	const listed = (name: keyof Parts): readonly CssNode[] =>
		filled.flatMap((layer, i) => (i === 0 ? layer[name] : [comma, ...layer[name]]));
	return Object.fromEntries(
		(Object.keys(initial()) as (keyof Parts)[]).map((name) => [
			`background-${name}`,
			name === 'color' ? filled.at(-1)!.color : listed(name),
		]),
	);
}

const isImage = (node: CssNode): boolean =>
	node.type === 'Url' ||
	(node.type === 'Function' && /-gradient$/i.test(node.name)) ||
	identifier(node) === 'none';
const repeatWords = [...repeats, 'repeat-x', 'repeat-y'];
const places = ['left', 'right', 'top', 'bottom', 'center'];
const sizes = ['cover', 'contain', 'auto'];

function readLayer(nodes: readonly CssNode[]): Partial<Parts> | undefined {
	const parts: Partial<Parts> = {};
	let isSize = false;
	for (const node of nodes) {
		const name = identifier(node) ?? '';
		if (node.type === 'Operator') {
			if (node.value !== '/' || !parts.position || isSize) return undefined;
			isSize = true;
			parts.size = [];
		} else if (isSize && parts.size!.length < 2 && (sizes.includes(name) || lengthOf(node, true)))
			parts.size!.push(node);
		else if (isImage(node) && !parts.image) parts.image = [node];
		else if (repeatWords.includes(name) && (parts.repeat?.length ?? 0) < 2)
			parts.repeat = [...(parts.repeat ?? []), node];
		else if (attachments.some((other) => other === name) && !parts.attachment) parts.attachment = [node];
		else if (boxNames.some((other) => other === name) && (!parts.origin || parts.clip === parts.origin)) {
			// One box is for both; a second one is the clip alone.
			if (parts.origin) parts.clip = [node];
			else {
				parts.origin = [node];
				parts.clip = parts.origin;
			}
		} else if (!isSize && (places.includes(name) || lengthOf(node, true)))
			parts.position = [...(parts.position ?? []), node];
		else if (!parts.color && parseColor(node, generate(node)) !== undefined) parts.color = [node];
		else return undefined;
	}
	return nodes.length > 0 && parts.size?.length !== 0 ? parts : undefined;
}
