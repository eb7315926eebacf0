import { property } from '../property.js';
import type { Parser } from '../value.js';
import { type Position, parsePosition } from './position-value.js';
import {
	originValue,
	rotateValue,
	scaleValue,
	type Transform,
	transformList,
	translateValue,
} from './transform-values.js';

const steps = (name: string, parse: Parser<readonly Transform[]>, values: string) =>
	property<readonly Transform[]>({ name, inherited: false, initial: [], parse, values });

const middle: Position = { x: { points: 0, percent: 0.5 }, y: { points: 0, percent: 0.5 } };

const position = (name: string, parse: Parser<Position>, values: string) =>
	property<Position>({ name, inherited: false, initial: middle, parse, values });

/** Transforms 1 and 2, in the plane of the page; Images 3, 5.6. */
export const transformProperties = {
	transform: steps(
		'transform',
		transformList,
		'none | [ translate() | translateX() | translateY() | scale() | scaleX() | scaleY() | rotate() | skew() | skewX() | skewY() | matrix() ]+',
	),
	transformOrigin: position('transform-origin', originValue, '<position> <length>?'),
	translate: steps('translate', translateValue, 'none | <length-percentage>{1,2} <length>?'),
	rotate: steps('rotate', rotateValue, 'none | <angle>'),
	scale: steps('scale', scaleValue, 'none | [ <number> | <percentage> ]{1,3}'),
	objectPosition: position('object-position', parsePosition, '<position>'),
};
