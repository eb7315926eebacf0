import type { TextStyle } from '../../src/text/index.js';

/** 10 pt in the square fonts, marks as the mainland sets them. */
export const textStyle: TextStyle = {
	fontFamily: ['Narrow', 'Square'],
	fontSize: 10,
	fontWeight: 400,
	fontStyle: 'normal',
	fontKerning: 'auto',
	fontVariantNumeric: [],
	fontFeatureSettings: [],
	letterSpacing: 0,
	wordSpacing: 0,
	textTransform: 'none',
	whiteSpace: 'normal',
	lineBreak: 'normal',
	overflowWrap: 'normal',
	hyphens: 'auto',
	textSpacingTrim: 'trim-both',
	textAutospace: 'normal',
	punctStyle: 'gb',
	autospaceWidth: 0.25,
	writingMode: 'horizontal-tb',
	textOrientation: 'mixed',
};
