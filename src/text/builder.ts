import type { CharacterClass } from './character-class.js';
import type { CollapsedText } from './collapse.js';
import type { Compositor } from './compositor.js';
import type { LineBreaks } from './line-breaks.js';
import type { Break, TextFinding, Unit } from './paragraph.js';
import type { Setting } from './setting.js';
import type { Piece } from './text-style.js';

/** A paragraph whose units are being taken from its text. */
export interface Builder {
	readonly compositor: Compositor;
	readonly pieces: readonly Piece[];
	readonly settings: readonly Setting[];
	readonly collapsed: CollapsedText;
	readonly classes: readonly CharacterClass[];
	/** Offsets of quotes that lie on their side in a vertical line. */
	readonly turned: ReadonlySet<number> | undefined;
	readonly breaks: LineBreaks;
	readonly units: Unit[];
	/** By unit, the hyphen with which a line may end behind it. */
	readonly hyphens: Record<number, Break>;
	/** Units after which the line ends. */
	readonly forced: Set<number>;
	readonly findings: TextFinding[];
}
