import type { CharacterClass } from './character-class.js';
import type { Unit } from './paragraph.js';
import type { Shape } from './shaped.js';

/** A place in the text and the shape that stands there. A page has ten thousand, which is why they hold no numbers of their own. */
export class TextUnit implements Unit {
	readonly class: CharacterClass;

	constructor(
		kind: CharacterClass,
		readonly start: number,
		readonly end: number,
		readonly piece: number,
		readonly shape: Shape,
	) {
		this.class = kind;
	}

	get ink(): number {
		return this.shape.ink;
	}

	get blankBefore(): number {
		return this.shape.blankBefore;
	}

	get blankAfter(): number {
		return this.shape.blankAfter;
	}

	get em(): number {
		return this.shape.em;
	}

	get glyphs(): Unit['glyphs'] {
		return this.shape.glyphs;
	}

	get protrusion(): Unit['protrusion'] {
		return this.shape.protrusion;
	}
}
