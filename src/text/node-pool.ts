/** No node: what the first one comes from. */
export const NONE = -1;

/** Demerits that differ by less than this part of themselves differ by rounding. */
const SAME = 1e-9;

/** Nodes of a search for line ends, one number each: a page has ten thousand of them, and none becomes an object. */
export class NodePool {
	/** The unit with which the line after the node begins. */
	unit!: Int32Array;
	/** Lines up to the node. */
	line!: Int32Array;
	demerits!: Float64Array;
	previous!: Int32Array;
	/** Lines in a row that end in a hyphen. */
	hyphens!: Int32Array;
	/** 0 tight, 1 right, 2 loose, 3 very loose. */
	fitness!: Uint8Array;
	overfull!: Uint8Array;
	private count = 0;
	private size = 0;

	constructor(size: number) {
		this.allocate(size);
	}

	clear(): void {
		this.count = 0;
	}

	add(
		unit: number,
		line: number,
		demerits: number,
		previous: number,
		hyphens: number,
		fitness: number,
		overfull: boolean,
	): number {
		if (this.count === this.size) this.allocate(2 * this.size);
		const node = this.count++;
		this.unit[node] = unit;
		this.line[node] = line;
		this.demerits[node] = demerits;
		this.previous[node] = previous;
		this.hyphens[node] = hyphens;
		this.fitness[node] = fitness;
		this.overfull[node] = overfull ? 1 : 0;
		return node;
	}

	/** Another way to the same unit, of the same fitness. */
	replace(node: number, line: number, demerits: number, previous: number, hyphens: number): void {
		this.line[node] = line;
		this.demerits[node] = demerits;
		this.previous[node] = previous;
		this.hyphens[node] = hyphens;
	}

	isBetter(a: number, b: number): boolean {
		return this.isBetterThan(a, this.demerits[b]!, this.line[b]!, this.hyphens[b]!);
	}

	/** Ties: fewer lines, then fewer hyphens. */
	isBetterThan(node: number, demerits: number, line: number, hyphens: number): boolean {
		const own = this.demerits[node]!;
		if (Math.abs(own - demerits) > SAME * demerits) return own < demerits;
		const ownLine = this.line[node]!;
		return ownLine !== line ? ownLine < line : this.hyphens[node]! < hyphens;
	}

	/** One piece of memory for all: most paragraphs are short, and each makes a pool. */
	private allocate(size: number): void {
		const { unit, line, demerits, previous, hyphens, fitness, overfull } = this;
		const memory = new ArrayBuffer(size * 26);
		const at = (words: number): number => size * 4 * words;
		this.demerits = new Float64Array(memory, 0, size);
		this.unit = new Int32Array(memory, at(2), size);
		this.line = new Int32Array(memory, at(3), size);
		this.previous = new Int32Array(memory, at(4), size);
		this.hyphens = new Int32Array(memory, at(5), size);
		this.fitness = new Uint8Array(memory, at(6), size);
		this.overfull = new Uint8Array(memory, at(6) + size, size);
		if (this.size > 0) {
			this.demerits.set(demerits);
			this.unit.set(unit);
			this.line.set(line);
			this.previous.set(previous);
			this.hyphens.set(hyphens);
			this.fitness.set(fitness);
			this.overfull.set(overfull);
		}
		this.size = size;
	}
}
