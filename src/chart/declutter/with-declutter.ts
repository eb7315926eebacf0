import type { GroupMark, Mark, Spec } from 'vega';
import { DECLUTTER, DIRECT_LABEL } from './declutter.js';

/** A specification of Vega whose direct labels do not overlap. */
export const withDeclutter = (vega: Spec): Spec => ({
	...vega,
	...(vega.marks && { marks: vega.marks.map(declutterMark) }),
});

function declutterMark(mark: Mark): Mark {
	if (isGroup(mark)) return { ...mark, ...(mark.marks && { marks: mark.marks.map(declutterMark) }) };
	const isDirect = mark.type === 'text' && [mark.style ?? []].flat().includes(DIRECT_LABEL);
	if (!isDirect) return mark;
	// Of types of transforms, Vega's typings know only its own.
	const own: unknown = { ...mark, transform: [...(mark.transform ?? []), DECLUTTER] };
	return isMark(own) ? own : mark;
}

const isGroup = (mark: Mark): mark is GroupMark => mark.type === 'group';
const isMark = (mark: unknown): mark is Mark => mark instanceof Object && 'type' in mark;
