import type { PathSegment } from '../base/index.js';

/** Draws by the steps of Type 2 charstrings (Technical Note 5177, 4.1), in units of the font, y up. */
export class CharstringPen {
	readonly path: PathSegment[] = [];

	private x = 0;
	private y = 0;
	private isOpen = false;

	lines(values: readonly number[]): void {
		for (let i = 0; i + 2 <= values.length; i += 2) this.line(values[i]!, values[i + 1]!);
	}

	/** Lines that run level and upright in turn. */
	turningLines(values: readonly number[], isLevelFirst: boolean): void {
		values.forEach((by, i) => {
			if ((i % 2 === 0) === isLevelFirst) this.line(by, 0);
			else this.line(0, by);
		});
	}

	curves(v: readonly number[]): void {
		for (let i = 0; i + 6 <= v.length; i += 6)
			this.curve(v[i]!, v[i + 1]!, v[i + 2]!, v[i + 3]!, v[i + 4]!, v[i + 5]!);
	}

	/** Curves that begin and end level, or upright; a number too many is the first one's slant. */
	straightCurves(v: readonly number[], isLevel: boolean): void {
		let i = v.length % 4 === 0 ? 0 : 1;
		let slant = i === 1 ? v[0]! : 0;
		for (; i + 4 <= v.length; i += 4) {
			if (isLevel) this.curve(v[i]!, slant, v[i + 1]!, v[i + 2]!, v[i + 3]!, 0);
			else this.curve(slant, v[i]!, v[i + 1]!, v[i + 2]!, 0, v[i + 3]!);
			slant = 0;
		}
	}

	/** Curves that begin level and end upright, and the other way round, in turn; a number too many is the last one's slant. */
	turningCurves(v: readonly number[], isLevelFirst: boolean): void {
		let isLevel = isLevelFirst;
		for (let i = 0; i + 4 <= v.length; i += 4) {
			const slant = v.length - i === 5 ? v[i + 4]! : 0;
			if (isLevel) this.curve(v[i]!, 0, v[i + 1]!, v[i + 2]!, slant, v[i + 3]!);
			else this.curve(0, v[i]!, v[i + 1]!, v[i + 2]!, v[i + 3]!, slant);
			isLevel = !isLevel;
		}
	}

	/** Two curves by one operator (4.1, flex operators); what it leaves out is 0, or brings the pen back to where it was. */
	flex(operator: number, v: readonly number[]): void {
		switch (operator) {
			case 34: // hflex
				this.curve(v[0]!, 0, v[1]!, v[2]!, v[3]!, 0);
				this.curve(v[4]!, 0, v[5]!, -v[2]!, v[6]!, 0);
				break;
			case 35: // flex
				this.curves(v.slice(0, 12));
				break;
			case 36: // hflex1
				this.curve(v[0]!, v[1]!, v[2]!, v[3]!, v[4]!, 0);
				this.curve(v[5]!, 0, v[6]!, v[7]!, v[8]!, -(v[1]! + v[3]! + v[7]!));
				break;
			case 37: {
				// flex1
				const dx = v[0]! + v[2]! + v[4]! + v[6]! + v[8]!;
				const dy = v[1]! + v[3]! + v[5]! + v[7]! + v[9]!;
				const [x, y] = Math.abs(dx) > Math.abs(dy) ? [v[10]!, -dy] : [-dx, v[10]!];
				this.curves(v.slice(0, 6));
				this.curve(v[6]!, v[7]!, v[8]!, v[9]!, x, y);
			}
		}
	}

	move(dx: number, dy: number): void {
		this.close();
		this.x += dx;
		this.y += dy;
	}

	line(dx: number, dy: number): void {
		this.open();
		this.x += dx;
		this.y += dy;
		this.path.push(['L', this.x, this.y]);
	}

	curve(dx1: number, dy1: number, dx2: number, dy2: number, dx3: number, dy3: number): void {
		this.open();
		const [x1, y1] = [this.x + dx1, this.y + dy1];
		const [x2, y2] = [x1 + dx2, y1 + dy2];
		this.x = x2 + dx3;
		this.y = y2 + dy3;
		this.path.push(['C', x1, y1, x2, y2, this.x, this.y]);
	}

	private open(): void {
		if (!this.isOpen) this.path.push(['M', this.x, this.y]);
		this.isOpen = true;
	}

	close(): void {
		if (this.isOpen) this.path.push(['Z']);
		this.isOpen = false;
	}
}
