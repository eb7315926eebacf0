import { type Ink, identity, type Matrix, multiply, type Path, type Stroke } from '../base/index.js';
import { pdfNumber, pdfNumbers } from './numbers.js';
import { Resources } from './resources.js';

/** What is painted belongs to a structure element, or is an artifact. */
export type Mark =
	| { readonly kind: 'element'; readonly role: string; readonly mcid: () => number }
	| {
			readonly kind: 'artifact';
			readonly type: 'Pagination' | 'Layout' | 'Background' | 'Page';
			/** Edges of the page that it stands at. */
			readonly edges?: readonly ('top' | 'right' | 'bottom' | 'left')[];
	  };

/** What the operators written so far have set; q keeps it, Q brings it back. */
interface State {
	readonly matrix: Matrix;
	readonly fill: string;
	readonly pen: string;
	readonly penColour: string;
	readonly graphicsState: string;
	readonly font: string;
	readonly textMode: number;
}

const INITIAL: State = {
	matrix: identity,
	fill: '0 g',
	pen: '',
	penColour: '0 G',
	graphicsState: '',
	font: '',
	textMode: 0,
};

const CAPS = { butt: 0, round: 1, square: 2 } as const;
const JOINS = { miter: 0, round: 1, bevel: 2 } as const;

/** Writes the operators of one page or form, and only those that change something. */
export class Content {
	readonly resources = new Resources();
	private readonly parts: string[] = [];
	private readonly kept: State[] = [];
	private state: State = INITIAL;
	private isInText = false;
	private mark: Mark | undefined;
	private openMark: Mark | undefined;

	constructor(
		/** How content is marked; undefined where marks have no place, as in a form. */
		private readonly marking: 'marked' | 'unmarked',
	) {}

	/** From the space of the operators to the space the stream starts in. */
	get matrix(): Matrix {
		return this.state.matrix;
	}

	/** How many q are open. */
	get depth(): number {
		return this.kept.length;
	}

	/** What follows belongs to `mark`; it is opened when something is painted. */
	belongsTo(mark: Mark | undefined): Mark | undefined {
		const before = this.mark;
		this.mark = mark;
		return before;
	}

	save(): void {
		this.startPainting();
		this.endText();
		this.parts.push('q');
		this.kept.push(this.state);
	}

	restore(): void {
		const state = this.kept.pop();
		if (!state) throw new Error('Q without q');
		this.endText();
		this.parts.push('Q');
		this.state = state;
	}

	/** The same for content that tags itself: no tag reaches over either end. */
	saveBetweenTags(): void {
		this.endText();
		this.closeMark();
		this.parts.push('q');
		this.kept.push(this.state);
	}

	restoreBetweenTags(): void {
		this.endText();
		this.closeMark();
		this.restore();
	}

	transform(matrix: Matrix): void {
		this.endText();
		this.parts.push(`${pdfNumbers(matrix, 5)} cm`);
		this.state = { ...this.state, matrix: multiply(this.state.matrix, matrix) };
	}

	clip(path: Path, rule?: 'evenodd'): void {
		this.endText();
		// A clip without an area hides everything; an empty path would be an error.
		this.parts.push(path.length > 0 ? pathText(path) : '0 0 0 0 re', rule ? 'W* n' : 'W n');
	}

	fillInk({ channels }: Ink): void {
		this.fillWith(`${pdfNumbers(channels, 4)} rg`);
	}

	fillPattern(name: string): void {
		this.fillWith(`/Pattern cs /${name} scn`);
	}

	penInk({ channels }: Ink): void {
		this.penWith(`${pdfNumbers(channels, 4)} RG`);
	}

	/** A colour space of one ink, at full strength. */
	fillSpace(name: string): void {
		this.fillWith(`/${name} cs 1 scn`);
	}

	penSpace(name: string): void {
		this.penWith(`/${name} CS 1 SCN`);
	}

	penPattern(name: string): void {
		this.penWith(`/Pattern CS /${name} SCN`);
	}

	pen({ width, cap, join, miterLimit, dash, dashOffset }: Stroke): void {
		const line = `${pdfNumber(width)} w ${CAPS[cap]} J ${JOINS[join]} j ${pdfNumber(Math.max(1, miterLimit))} M`;
		const pen = `${line} [${pdfNumbers(dash)}] ${pdfNumber(dashOffset)} d`;
		if (pen === this.state.pen) return;
		this.parts.push(pen);
		this.state = { ...this.state, pen };
	}

	/** `name` of an ExtGState that sets alphas, blend mode and mask; empty for the initial one. */
	graphicsState(name: string, initial: () => string): void {
		if (name === this.state.graphicsState) return;
		this.parts.push(`/${name === '' ? initial() : name} gs`);
		this.state = { ...this.state, graphicsState: name };
	}

	path(path: Path, operator: 'f' | 'f*' | 'S' | 'B' | 'B*'): void {
		this.startPainting();
		this.endText();
		this.parts.push(pathText(path), operator);
	}

	drawObject(name: string): void {
		this.startPainting();
		this.endText();
		this.parts.push(`/${name} Do`);
	}

	/** An object that tags its own content: it stands in no tag and is no artifact. */
	drawTagged(name: string): void {
		this.endText();
		this.closeMark();
		this.parts.push(`/${name} Do`);
	}

	/** Paints the clip with a shading. */
	shade(name: string): void {
		this.startPainting();
		this.endText();
		this.parts.push(`/${name} sh`);
	}

	/** Begins a text object if none is open, and sets the font and what becomes of the outlines. */
	font(name: string, size: number, mode: 0 | 1 | 2): void {
		this.startPainting();
		if (!this.isInText) {
			this.parts.push('BT');
			this.isInText = true;
		}
		const font = `/${name} ${pdfNumber(size, 4)} Tf`;
		if (font !== this.state.font) this.parts.push(font);
		if (mode !== this.state.textMode) this.parts.push(`${mode} Tr`);
		this.state = { ...this.state, font, textMode: mode };
	}

	textMatrix(matrix: Matrix): void {
		const [a, b, c, d, x, y] = matrix;
		this.parts.push(`${pdfNumbers([a, b, c, d], 5)} ${pdfNumbers([x, y])} Tm`);
	}

	/** An operator inside a text object. */
	text(operator: string): void {
		this.parts.push(operator);
	}

	/** The finished stream. */
	bytes(): Uint8Array {
		this.endText();
		this.closeMark();
		if (this.kept.length > 0) throw new Error('q without Q');
		return Buffer.from(this.parts.join('\n'), 'latin1');
	}

	private fillWith(fill: string): void {
		if (fill === this.state.fill) return;
		this.parts.push(fill);
		this.state = { ...this.state, fill };
	}

	private penWith(penColour: string): void {
		if (penColour === this.state.penColour) return;
		this.parts.push(penColour);
		this.state = { ...this.state, penColour };
	}

	private startPainting(): void {
		if (this.marking === 'unmarked' || (this.openMark && this.openMark === this.mark)) return;
		this.endText();
		this.closeMark();
		// All that nobody claims is decoration: every piece of content is tagged or an artifact (ISO 14289-1, 7.1).
		const mark = this.mark ?? { kind: 'artifact', type: 'Layout' };
		this.parts.push(
			mark.kind === 'element'
				? `/${mark.role} <</MCID ${mark.mcid()}>> BDC`
				: `/Artifact <</Type /${mark.type}${attachment(mark.edges)}>> BDC`,
		);
		this.mark = mark;
		this.openMark = mark;
	}

	private closeMark(): void {
		if (this.openMark) this.parts.push('EMC');
		this.openMark = undefined;
	}

	private endText(): void {
		if (this.isInText) this.parts.push('ET');
		this.isInText = false;
	}
}

/** Where a running head or foot stands (ISO 32000-1, 14.8.2.2.2). */
function attachment(edges: readonly string[] = []): string {
	if (edges.length === 0) return '';
	const subtype = edges.includes('top')
		? ' /Subtype /Header'
		: edges.includes('bottom')
			? ' /Subtype /Footer'
			: '';
	const names = edges.map((edge) => `/${edge.charAt(0).toUpperCase()}${edge.slice(1)}`);
	return `${subtype} /Attached [${names.join(' ')}]`;
}

function pathText(path: Path): string {
	return path
		.map(([letter, ...numbers]) => (letter === 'Z' ? 'h' : `${pdfNumbers(numbers)} ${letter.toLowerCase()}`))
		.join('\n');
}
