import { type Matrix, type Path, transformPath } from '../base/index.js';
import { reckon, Stack } from './charstring-math.js';
import { CharstringPen } from './charstring-pen.js';
import type { CffFont } from './read-cff.js';
import type { Table } from './table.js';

/** What a charstring draws, in units of the em, y up. */
export interface DrawnGlyph {
	readonly path: Path;
	/** In its own units. */
	readonly width: number;
	/** False where it takes more than the charstring: a second glyph (seac), or the matrix of its font. */
	readonly isAlone: boolean;
}

/** Numbers of the subroutines that charstrings call; local ones by part of the font. */
export interface UsedSubrs {
	readonly global: Set<number>;
	readonly local: readonly Set<number>[];
}

/** Technical Note 5177, appendix B. */
const DEEPEST_CALL = 10;
/** The most intricate ideographs have some hundred operators, an engraved ornament some ten thousand. */
const MOST_OPERATORS = 200_000;

/** Two curves in one: hflex, flex, hflex1 and flex1, with the numbers that each takes. */
const FLEX_OPERANDS: Readonly<Record<number, number>> = { 34: 7, 35: 12, 36: 9, 37: 11 };

/** What is added to the operand of a call (Technical Note 5176, section 16). */
export const subrBias = (count: number): number => (count < 1240 ? 107 : count < 33900 ? 1131 : 32768);

/** Draws a glyph by its Type 2 charstring (Technical Note 5177). Hints are passed over. */
export function drawCharstring(cff: CffFont, glyph: number, used?: UsedSubrs): DrawnGlyph {
	const drawing = new Drawing(cff, glyph, used);
	drawing.draw();
	const { accent, width } = drawing;
	const { matrix } = cff.parts[cff.partOf(glyph)]!;
	let path: Path = drawing.pen.path;
	if (accent) {
		const letter = drawPart(cff, accent.letter, used);
		path = [...path, ...letter, ...transformPath(accent.place, drawPart(cff, accent.mark, used))];
	}
	if (matrix) path = transformPath(matrix, path);
	return { path, width, isAlone: accent === undefined && matrix === undefined };
}

/** A letter or its mark, by its code in the standard encoding. */
function drawPart(cff: CffFont, code: number, used: UsedSubrs | undefined): Path {
	const drawing = new Drawing(cff, cff.standardGlyph(code), used);
	drawing.draw();
	if (drawing.accent) drawing.broken('is made of two glyphs, and belongs to another that is');
	return drawing.pen.path;
}

class Drawing {
	readonly pen = new CharstringPen();
	width: number;
	/** The two glyphs of which this one is made, and where the second stands (Technical Note 5177, appendix C). */
	accent: { readonly place: Matrix; readonly letter: number; readonly mark: number } | undefined;

	private readonly stack = new Stack((what) => this.broken(what));
	private readonly part: number;
	private hasWidth = false;
	private hints = 0;
	private spent = 0;

	constructor(
		private readonly cff: CffFont,
		private readonly glyph: number,
		private readonly used: UsedSubrs | undefined,
	) {
		this.part = cff.partOf(glyph);
		this.width = cff.parts[this.part]!.defaultWidth;
	}

	draw(): void {
		this.run(this.cff.charstrings.object(this.glyph), 0);
		this.pen.close();
	}

	broken(what: string): never {
		return this.cff.table.broken(`has a charstring (glyph ${this.glyph}) that ${what}`);
	}

	/** Runs a charstring or subroutine; true when the glyph has ended in it. */
	private run(code: Table, depth: number): boolean {
		for (let at = 0; at < code.length; ) {
			const first = code.u8(at);
			if (first >= 32 || first === 28) {
				at = this.pushNumber(code, at, first);
				continue;
			}
			if (++this.spent > MOST_OPERATORS) this.broken(`has more than ${MOST_OPERATORS} operators`);
			at++;
			switch (first) {
				case 10: // callsubr
				case 29: // callgsubr
					if (this.call(first === 29, depth)) return true;
					break;
				case 11: // return
					return false;
				case 12:
					this.escaped(code.u8(at++));
					break;
				case 14: // endchar
					this.end();
					return true;
				case 19: // hintmask
				case 20: // cntrmask
					this.hint();
					at += (this.hints + 7) >> 3;
					break;
				default:
					this.operate(first);
			}
		}
		return false;
	}

	private pushNumber(code: Table, at: number, first: number): number {
		const { stack } = this;
		if (first === 28) {
			stack.push(code.i16(at + 1));
			return at + 3;
		}
		if (first === 255) {
			stack.push(code.fixed(at + 1));
			return at + 5;
		}
		if (first <= 246) {
			stack.push(first - 139);
			return at + 1;
		}
		const second = code.u8(at + 1);
		stack.push(first <= 250 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108);
		return at + 2;
	}

	private call(isGlobal: boolean, depth: number): boolean {
		if (depth >= DEEPEST_CALL) this.broken(`calls subroutines more than ${DEEPEST_CALL} deep`);
		const subrs = isGlobal ? this.cff.globalSubrs : this.cff.parts[this.part]!.localSubrs;
		const count = subrs?.count ?? 0;
		const index = this.stack.pop() + subrBias(count);
		if (!subrs || !Number.isInteger(index) || index < 0 || index >= count)
			return this.broken(`calls subroutine ${index} of ${count}`);
		(isGlobal ? this.used?.global : this.used?.local[this.part])?.add(index);
		return this.run(subrs.object(index), depth + 1);
	}

	/** The operands of an operator that empties the stack; a number before them is the width (4.1). */
	private operands(expected: number | 'even'): readonly number[] {
		const values = this.stack.take();
		const hasMore = expected === 'even' ? values.length % 2 === 1 : values.length > expected;
		if (!this.hasWidth && hasMore) this.width = this.cff.parts[this.part]!.nominalWidth + values[0]!;
		this.hasWidth = true;
		if (expected === 'even') return hasMore ? values.slice(1) : values;
		if (values.length < expected) this.broken('lacks an operand');
		return values.slice(values.length - expected);
	}

	private hint(): void {
		this.hints += this.operands('even').length >> 1;
	}

	private operate(operator: number): void {
		const { pen, stack } = this;
		switch (operator) {
			case 1: // hstem
			case 3: // vstem
			case 18: // hstemhm
			case 23: // vstemhm
				this.hint();
				break;
			case 4: // vmoveto
				pen.move(0, this.operands(1)[0]!);
				break;
			case 21: {
				// rmoveto
				const [dx, dy] = this.operands(2);
				pen.move(dx!, dy!);
				break;
			}
			case 22: // hmoveto
				pen.move(this.operands(1)[0]!, 0);
				break;
			case 5: // rlineto
				pen.lines(stack.take());
				break;
			case 6: // hlineto
			case 7: // vlineto
				pen.turningLines(stack.take(), operator === 6);
				break;
			case 8: // rrcurveto
				pen.curves(stack.take());
				break;
			case 24: {
				// rcurveline
				const values = stack.take();
				pen.curves(values.slice(0, -2));
				pen.lines(values.slice(-2));
				break;
			}
			case 25: {
				// rlinecurve
				const values = stack.take();
				pen.lines(values.slice(0, -6));
				pen.curves(values.slice(-6));
				break;
			}
			case 26: // vvcurveto
			case 27: // hhcurveto
				pen.straightCurves(stack.take(), operator === 27);
				break;
			case 30: // vhcurveto
			case 31: // hvcurveto
				pen.turningCurves(stack.take(), operator === 31);
				break;
			default:
				// Reserved: as other readers do, its operands are passed over.
				stack.take();
		}
	}

	private escaped(operator: number): void {
		if (reckon(operator, this.stack)) return;
		const values = this.stack.take();
		const least = FLEX_OPERANDS[operator];
		if (least === undefined) return;
		if (values.length < least) this.broken('lacks an operand');
		this.pen.flex(operator, values);
	}

	private end(): void {
		const count = this.stack.count;
		const values = this.operands(count >= 4 ? 4 : 0);
		if (values.length === 0) return;
		const [dx, dy, letter, mark] = values;
		this.accent = { place: [1, 0, 0, 1, dx!, dy!], letter: letter!, mark: mark! };
	}
}
