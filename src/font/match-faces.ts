import type { FontFace } from './font-table.js';

/** What a style asks for: families in the order of preference, then weight and style. */
export interface FontRequest {
	/** Names of families or roles, or CSS generics. */
	readonly families: readonly string[];
	/** 1 to 1000. */
	readonly weight: number;
	readonly style: 'normal' | 'italic';
	/** BCP 47: generic families mean other faces in other scripts. Without one, those for Chinese. */
	readonly language?: string;
}

type Matched = Pick<FontFace, 'weight' | 'style' | 'sheet'>;

/**
 * The faces of a family that come nearest to the request (CSS Fonts 4, 5.2: style first, then weight): one, or several that a
 * sheet divides by character, those that it names last first (4.5).
 */
export function matchFaces<Face extends Matched>(
	faces: readonly Face[],
	{ weight, style }: Pick<FontRequest, 'weight' | 'style'>,
): readonly Face[] {
	const ofStyle = faces.filter((face) => face.style === style);
	const candidates = ofStyle.length > 0 ? ofStyle : faces;
	let best: Face | undefined;
	for (const face of candidates) {
		if (!best || weightRank(face, weight) < weightRank(best, weight)) best = face;
	}
	return candidates
		.filter((face) => face.weight === best?.weight && face.sheet?.heaviest === best.sheet?.heaviest)
		.reverse();
}

/** Orders weights as CSS does: the smaller the rank, the sooner the face is taken. */
function weightRank({ weight, sheet }: Matched, wanted: number): number {
	// Of a range the weight that is nearest counts.
	const nearest = Math.min(Math.max(wanted, weight), Math.max(weight, sheet?.heaviest ?? weight));
	const distance = Math.abs(nearest - wanted);
	const heavier = nearest > wanted;
	if (distance === 0) return 0;
	// 400 and 500 stand in for each other before a lighter face is looked for, and only then a heavier one.
	if (wanted >= 400 && wanted <= 500) {
		if (heavier) return nearest <= 500 ? distance : 2000 + distance;
		return 1000 + distance;
	}
	if (wanted < 400) return heavier ? 1000 + distance : distance;
	return heavier ? distance : 1000 + distance;
}
