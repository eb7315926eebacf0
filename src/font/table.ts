import { endianness } from 'node:os';

/** Bounded reading of big-endian data: whatever a font says, nothing is read beyond its tables. */

/** Ends the reading of a font with a diagnostic that names its place; `what` goes into the message. */
export type Fail = (what: string) => never;

export class Table {
	private readonly view: DataView;

	constructor(
		readonly tag: string,
		readonly bytes: Uint8Array,
		private readonly fail: Fail,
	) {
		this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	get length(): number {
		return this.bytes.length;
	}

	u8(at: number): number {
		this.check(at, 1);
		return this.view.getUint8(at);
	}

	u16(at: number): number {
		this.check(at, 2);
		return this.view.getUint16(at);
	}

	i16(at: number): number {
		this.check(at, 2);
		return this.view.getInt16(at);
	}

	u32(at: number): number {
		this.check(at, 4);
		return this.view.getUint32(at);
	}

	/** Signed 16.16 number. */
	fixed(at: number): number {
		this.check(at, 4);
		return this.view.getInt32(at) / 65536;
	}

	/** Signed 2.14 number. */
	f2dot14(at: number): number {
		return this.i16(at) / 16384;
	}

	i8(at: number): number {
		this.check(at, 1);
		return this.view.getInt8(at);
	}

	slice(at: number, length: number): Uint8Array {
		this.check(at, length);
		return this.bytes.subarray(at, at + length);
	}

	/** Numbers of 16 bits, all at once: for the tables that have one a glyph. */
	u16s(at: number, count: number): Uint16Array {
		const bytes = swappable(this.slice(at, count * 2));
		if (isLittleEndian) bytes.swap16();
		return new Uint16Array(bytes.buffer, 0, count);
	}

	/** Numbers of 32 bits, all at once. */
	u32s(at: number, count: number): Uint32Array {
		const bytes = swappable(this.slice(at, count * 4));
		if (isLittleEndian) bytes.swap32();
		return new Uint32Array(bytes.buffer, 0, count);
	}

	/** A stretch of the table, as bounded as the table itself. */
	part(at: number, length: number): Table {
		return new Table(this.tag, this.slice(at, length), this.fail);
	}

	/** Ends the reading: the table breaks a rule of its format. */
	broken(what: string): never {
		return this.fail(`table "${this.tag.trim()}" ${what}`);
	}

	private check(at: number, length: number): void {
		if (!(at >= 0 && length >= 0 && at + length <= this.bytes.length)) {
			this.broken(`ends at byte ${this.bytes.length}, but byte ${at + length} is asked for`);
		}
	}
}

const isLittleEndian = endianness() === 'LE';

/** A copy with memory of its own: a slice of the pool may begin at an odd byte, on which there are no larger numbers. */
function swappable(bytes: Uint8Array): Buffer {
	const copy = Buffer.allocUnsafeSlow(bytes.length);
	copy.set(bytes);
	return copy;
}
