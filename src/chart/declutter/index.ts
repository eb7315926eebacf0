import { type GroupMark, type Mark, type Spec, transforms } from 'vega';
import { Declutter } from './declutter.js';
import { StackAnnotations } from './stack-annotations.js';

/** Styles of text marks whose labels move so that they do not overlap, and the transform that moves them. */
const TRANSFORMS: Readonly<Record<string, string>> = {
	'direct-label': 'declutter',
	annotation: 'stackannotations',
};

/** Makes the transforms known to Vega; they are the same for a whole process. */
export function installDeclutter(): void {
	Object.assign(transforms, { declutter: Declutter, stackannotations: StackAnnotations });
}

/** A specification of Vega whose direct labels and annotations do not overlap. */
export const withDeclutter = (vega: Spec): Spec => ({
	...vega,
	...(vega.marks && { marks: vega.marks.map(declutterMark) }),
});

function declutterMark(mark: Mark): Mark {
	if (isGroup(mark)) return { ...mark, ...(mark.marks && { marks: mark.marks.map(declutterMark) }) };
	const styles = [mark.style ?? []].flat();
	const names = styles.flatMap((style) => (Object.hasOwn(TRANSFORMS, style) ? [TRANSFORMS[style]!] : []));
	if (mark.type !== 'text' || names.length === 0) return mark;
	// Of types of transforms, Vega's typings know only its own.
	const own: unknown = {
		...mark,
		transform: [...(mark.transform ?? []), ...names.map((type) => ({ type }))],
	};
	return isMark(own) ? own : mark;
}

const isGroup = (mark: Mark): mark is GroupMark => mark.type === 'group';
const isMark = (mark: unknown): mark is Mark => mark instanceof Object && 'type' in mark;
