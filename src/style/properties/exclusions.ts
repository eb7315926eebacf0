import { property, words } from '../property.js';
import { length, number } from '../syntax.js';
import { type Length, type Parser, zero } from '../value.js';
import { parseShapeOutside, type ShapeOutside, shapeValues } from './shape-values.js';

/** A number or a percentage: values beyond 0 and 1 are cut there. */
const alpha: Parser<number> = (nodes) => {
	const [node] = nodes;
	if (nodes.length === 1 && node?.type === 'Percentage') return () => clamp(Number(node.value) / 100);
	const plain = number()(nodes);
	return plain && ((context) => clamp(plain(context)));
};

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Exclusions 1, Shapes 1. */
export const exclusionProperties = {
	wrapFlow: words('wrap-flow', false, 'auto', 'both', 'start', 'end', 'minimum', 'maximum', 'clear'),
	wrapThrough: words('wrap-through', false, 'wrap', 'none'),
	shapeOutside: property<ShapeOutside>({
		name: 'shape-outside',
		inherited: false,
		initial: { kind: 'none' },
		parse: parseShapeOutside,
		values: shapeValues,
	}),
	shapeMargin: property<Length>({
		name: 'shape-margin',
		inherited: false,
		initial: zero,
		parse: length({ min: 0 }),
		values: '<length-percentage>',
	}),
	shapeImageThreshold: property<number>({
		name: 'shape-image-threshold',
		inherited: false,
		initial: 0,
		parse: alpha,
		values: '<number> | <percentage>',
	}),
};
