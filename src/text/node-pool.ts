/** No node: what the first one comes from. */
export const NONE = -1;

/** Demerits that differ by less than this part of themselves differ by rounding. */
const SAME = 1e-9;

/** Nodes of a search for line ends, one number each: a page has ten thousand of them, and none becomes an object. */
export class NodePool {
	/** The unit with which the line after the node begins. */
	unit = new Int32Array(1024);
	/** Lines up to the node. */
	line = new Int32Array(1024);
	demerits = new Float64Array(1024);
	previous = new Int32Array(1024);
	/** Lines in a row that end in a hyphen. */
	hyphens = new Int32Array(1024);
	/** 0 tight, 1 right, 2 loose, 3 very loose. */
	fitness = new Uint8Array(1024);
	overfull = new Uint8Array(1024);
	private count = 0;

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
		if (this.count === this.unit.length) this.grow();
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

	/** Takes the newest node back. */
	drop(node: number): void {
		if (node === this.count - 1) this.count--;
	}

	/** Ties: fewer lines, then fewer hyphens. */
	isBetter(a: number, b: number): boolean {
		const [first, second] = [this.demerits[a]!, this.demerits[b]!];
		if (Math.abs(first - second) > SAME * second) return first < second;
		if (this.line[a] !== this.line[b]) return this.line[a]! < this.line[b]!;
		return this.hyphens[a]! < this.hyphens[b]!;
	}

	private grow(): void {
		const size = this.unit.length * 2;
		const larger = (values: Int32Array): Int32Array<ArrayBuffer> => {
			const copy = new Int32Array(size);
			copy.set(values);
			return copy;
		};
		this.unit = larger(this.unit);
		this.line = larger(this.line);
		this.previous = larger(this.previous);
		this.hyphens = larger(this.hyphens);
		const demerits = new Float64Array(size);
		demerits.set(this.demerits);
		this.demerits = demerits;
		const [fitness, overfull] = [new Uint8Array(size), new Uint8Array(size)];
		fitness.set(this.fitness);
		overfull.set(this.overfull);
		this.fitness = fitness;
		this.overfull = overfull;
	}
}
