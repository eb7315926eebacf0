import type { FontFace } from './font-table.js';

/** What a style asks for: families in the order of preference, then weight and style. */
export interface FontRequest {
	/** Names of families or roles, or CSS generics. */
	readonly families: readonly string[];
	/** 1 to 1000. */
	readonly weight: number;
	readonly style: 'normal' | 'italic';
}

/** The face of a family that comes nearest to the request (CSS Fonts 4, 5.2: style first, then weight). */
export function matchFace<Face extends Pick<FontFace, 'weight' | 'style'>>(
	faces: readonly Face[],
	{ weight, style }: Pick<FontRequest, 'weight' | 'style'>,
): Face | undefined {
	const ofStyle = faces.filter((face) => face.style === style);
	const candidates = ofStyle.length > 0 ? ofStyle : faces;
	let best: Face | undefined;
	for (const face of candidates) {
		if (!best || weightRank(face.weight, weight) < weightRank(best.weight, weight)) best = face;
	}
	return best;
}

/** Orders weights as CSS does: the smaller the rank, the sooner the weight is taken. */
function weightRank(weight: number, wanted: number): number {
	const distance = Math.abs(weight - wanted);
	const heavier = weight > wanted;
	// 400 and 500 stand in for each other before a lighter face is looked for, and only then a heavier one.
	if (wanted >= 400 && wanted <= 500) {
		if (heavier) return weight <= 500 ? distance : 2000 + distance;
		return distance === 0 ? 0 : 1000 + distance;
	}
	if (wanted < 400) return heavier ? 1000 + distance : distance;
	return heavier ? distance : 1000 + distance;
}
