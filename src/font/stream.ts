import type { Table } from './table.js';

/** Reads a table from its start on, as bounded as the table itself. */
export class Stream {
	private at = 0;

	constructor(private readonly table: Table) {}

	get position(): number {
		return this.at;
	}

	u8(): number {
		this.at += 1;
		return this.table.u8(this.at - 1);
	}

	u16(): number {
		this.at += 2;
		return this.table.u16(this.at - 2);
	}

	i16(): number {
		this.at += 2;
		return this.table.i16(this.at - 2);
	}

	u32(): number {
		this.at += 4;
		return this.table.u32(this.at - 4);
	}

	bytes(length: number): Uint8Array {
		this.at += length;
		return this.table.slice(this.at - length, length);
	}

	part(length: number): Table {
		this.at += length;
		return this.table.part(this.at - length, length);
	}

	tag(): string {
		return String.fromCharCode(...this.bytes(4));
	}

	/** UIntBase128 of WOFF2 (4.1): seven bits a byte, at most five bytes, no leading zeros. */
	base128(): number {
		let value = 0;
		for (let i = 0; i < 5; i++) {
			const byte = this.u8();
			if (i === 0 && byte === 0x80) this.table.broken('has a number with leading zeros');
			value = value * 128 + (byte & 0x7f);
			if ((byte & 0x80) !== 0) continue;
			if (value > 0xffffffff) break;
			return value;
		}
		return this.table.broken('has a number of more than 32 bits');
	}

	/** 255UInt16 of WOFF2 (4.2): one byte for a number below 253. */
	u255(): number {
		const first = this.u8();
		if (first === 253) return this.u16();
		if (first === 254) return this.u8() + 506;
		if (first === 255) return this.u8() + 253;
		return first;
	}
}
