import type { Path, PathSegment } from '../base/index.js';
import { endpointArcCurves } from './arc.js';
import { Scanner } from './scan.js';

/** Path data as absolute moves, lines and cubic curves; `fault` says why it stops early (SVG 2, 9.5.4: draw up to it). */
export interface PathData {
	readonly path: Path;
	readonly fault?: string;
}

/** Numbers a command takes each time it is repeated; an arc reads its flags itself. */
const ARITY: Readonly<Record<string, number>> = {
	M: 2,
	L: 2,
	H: 1,
	V: 1,
	C: 6,
	S: 4,
	Q: 4,
	T: 2,
	A: 7,
	Z: 0,
};

/** Parses the `d` attribute of a path (SVG 2, chapter 9). */
export function parsePathData(text: string): PathData {
	const scanner = new Scanner(text);
	const pen = new Pen();
	while (!scanner.isAtEnd) {
		const letter = scanner.peek();
		const command = letter.toUpperCase();
		const arity = Object.hasOwn(ARITY, command) ? ARITY[command]! : undefined;
		if (arity === undefined) return fault(pen, scanner, 'a command');
		if (pen.segments.length === 0 && command !== 'M') return fault(pen, scanner, '"M"');
		scanner.at++;
		if (command === 'Z') {
			pen.close();
			continue;
		}
		let isFirst = true;
		do {
			const numbers = command === 'A' ? readArc(scanner) : readNumbers(scanner, arity);
			if (!numbers) return fault(pen, scanner, 'a number');
			// Further pairs after a move are lines.
			pen.draw(command === 'M' && !isFirst ? 'L' : command, letter !== command, numbers);
			isFirst = false;
		} while (startsNumber(scanner.peek()));
	}
	return { path: pen.segments };
}

function fault(pen: Pen, scanner: Scanner, expected: string): PathData {
	const found = scanner.peek();
	const end = found === '' ? 'ends' : `has ${JSON.stringify(found)}`;
	return {
		path: pen.segments,
		fault: `path data ${end} where ${expected} should stand (character ${scanner.at + 1})`,
	};
}

const startsNumber = (character: string): boolean => /[\d.+-]/.test(character);

function readNumbers(scanner: Scanner, count: number): number[] | undefined {
	const numbers: number[] = [];
	for (let index = 0; index < count; index++) {
		const value = scanner.number();
		if (value === undefined) return undefined;
		numbers.push(value);
	}
	return numbers;
}

function readArc(scanner: Scanner): number[] | undefined {
	const radii = readNumbers(scanner, 3);
	const isLarge = scanner.flag();
	const isClockwise = scanner.flag();
	const end = readNumbers(scanner, 2);
	if (!radii || isLarge === undefined || isClockwise === undefined || !end) return undefined;
	return [...radii, Number(isLarge), Number(isClockwise), ...end];
}

/** Where the path stands, and the control point that `S` and `T` mirror. */
class Pen {
	readonly segments: PathSegment[] = [];
	#x = 0;
	#y = 0;
	#startX = 0;
	#startY = 0;
	#control: { readonly of: 'C' | 'Q'; readonly x: number; readonly y: number } | undefined;
	#isClosed = false;

	close(): void {
		this.segments.push(['Z']);
		this.#x = this.#startX;
		this.#y = this.#startY;
		this.#control = undefined;
		this.#isClosed = true;
	}

	draw(command: string, isRelative: boolean, numbers: readonly number[]): void {
		const [dx, dy] = isRelative ? [this.#x, this.#y] : [0, 0];
		const n = (index: number): number => numbers[index]!;
		// After a close, the next subpath starts at the same point as the last (SVG 2, 9.3.4).
		if (this.#isClosed && command !== 'M') this.segments.push(['M', this.#x, this.#y]);
		this.#isClosed = false;
		switch (command) {
			case 'M':
				this.#startX = n(0) + dx;
				this.#startY = n(1) + dy;
				this.segments.push(['M', this.#startX, this.#startY]);
				this.#moved(this.#startX, this.#startY);
				break;
			case 'L':
				this.#line(n(0) + dx, n(1) + dy);
				break;
			case 'H':
				this.#line(n(0) + dx, this.#y);
				break;
			case 'V':
				this.#line(this.#x, n(0) + dy);
				break;
			case 'C':
				this.#cubic(n(0) + dx, n(1) + dy, n(2) + dx, n(3) + dy, n(4) + dx, n(5) + dy);
				break;
			case 'S': {
				const [x, y] = this.#mirrored('C');
				this.#cubic(x, y, n(0) + dx, n(1) + dy, n(2) + dx, n(3) + dy);
				break;
			}
			case 'Q':
				this.#quadratic(n(0) + dx, n(1) + dy, n(2) + dx, n(3) + dy);
				break;
			case 'T': {
				const [x, y] = this.#mirrored('Q');
				this.#quadratic(x, y, n(0) + dx, n(1) + dy);
				break;
			}
			case 'A': {
				const to = [n(5) + dx, n(6) + dy] as const;
				this.segments.push(
					...endpointArcCurves({
						rx: n(0),
						ry: n(1),
						turn: n(2),
						isLarge: n(3) === 1,
						isClockwise: n(4) === 1,
						from: [this.#x, this.#y],
						to,
					}),
				);
				this.#moved(...to);
				break;
			}
		}
	}

	#moved(x: number, y: number): void {
		this.#x = x;
		this.#y = y;
		this.#control = undefined;
	}

	#line(x: number, y: number): void {
		this.segments.push(['L', x, y]);
		this.#moved(x, y);
	}

	#cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
		this.segments.push(['C', x1, y1, x2, y2, x, y]);
		this.#moved(x, y);
		this.#control = { of: 'C', x: x2, y: y2 };
	}

	#quadratic(x1: number, y1: number, x: number, y: number): void {
		const third = (from: number, control: number): number => from + (2 / 3) * (control - from);
		this.segments.push(['C', third(this.#x, x1), third(this.#y, y1), third(x, x1), third(y, y1), x, y]);
		this.#moved(x, y);
		this.#control = { of: 'Q', x: x1, y: y1 };
	}

	#mirrored(of: 'C' | 'Q'): [number, number] {
		const control = this.#control;
		if (control?.of !== of) return [this.#x, this.#y];
		return [2 * this.#x - control.x, 2 * this.#y - control.y];
	}
}
