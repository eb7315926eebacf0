/** A power of ten that a language has a word for. */
export interface Power {
	readonly name: string;
	/** Where there is little room; in Chinese the same. */
	readonly short: string;
	readonly power: number;
}

/** Names of the powers that English newspapers print, the largest first. */
export const englishPowers = [
	{ name: 'trillion', short: 'tn', power: 12 },
	{ name: 'billion', short: 'bn', power: 9 },
	{ name: 'million', short: 'm', power: 6 },
] as const satisfies readonly Power[];

/** Those of Chinese (GB/T 15835-2011, 5.1.4: 万 and 亿 stand after the digits), the largest first. */
export const chinesePowers = [
	{ name: '万亿', short: '万亿', power: 12 },
	{ name: '亿', short: '亿', power: 8 },
	{ name: '万', short: '万', power: 4 },
] as const satisfies readonly Power[];

export const noPower: Power = { name: '', short: '', power: 0 };
