import { resolveLength, type Style } from '../../style/index.js';

/** Room before a line of a paragraph: before its first one, or before all the others when the indent hangs (CSS Text 3, 7.1). */
export const indentOf = ({ textIndent }: Style, isFirst: boolean, inlineSize: number): number =>
	textIndent.isHanging === isFirst ? 0 : resolveLength(textIndent.length, inlineSize);
