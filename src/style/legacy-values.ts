import { parseColor } from '../base/index.js';

// Values of old attributes, as HTML reads them, in the notation of CSS (HTML 2.3.4 and 2.3.6).

/** A length in px, or a percentage; what follows the number is not looked at. */
export function dimension(text: string): string | undefined {
	const match = /^\s*(\d+(?:\.\d*)?)(%?)/.exec(text);
	if (!match) return undefined;
	const value = Math.min(Number(match[1]), 1e6);
	return match[2] === '%' ? `${value}%` : `${value}px`;
}

/** A whole number of px. */
export function pixels(text: string): string | undefined {
	const match = /^\s*\+?(\d+)/.exec(text);
	return match ? `${Math.min(Number(match[1]), 1e6)}px` : undefined;
}

/**
 * A colour by the "rules for parsing a legacy color value": a name, #rgb, or any text, whose characters are taken for digits
 * and shared out to red, green and blue.
 */
export function legacyColor(text: string): string | undefined {
	const trimmed = text.trim();
	if (trimmed === '' || trimmed.toLowerCase() === 'transparent') return undefined;
	if (/^[a-z]+$/i.test(trimmed) && parseColor(trimmed)) return trimmed;
	const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(trimmed);
	if (short) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`;
	let digits = [...trimmed]
		.map((character) => (character.length > 1 ? '00' : character))
		.join('')
		.slice(0, 128)
		.replace(/^#/, '')
		.replace(/[^0-9a-f]/gi, '0');
	while (digits.length === 0 || digits.length % 3 !== 0) digits += '0';
	const length = digits.length / 3;
	let parts = [0, 1, 2].map((i) => digits.slice(i * length, (i + 1) * length));
	if (length > 8) parts = parts.map((part) => part.slice(-8));
	while (parts[0]!.length > 2 && parts.every((part) => part.startsWith('0')))
		parts = parts.map((part) => part.slice(1));
	return `#${parts.map((part) => part.slice(0, 2).padStart(2, '0')).join('')}`;
}

const sizes = ['x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'xxx-large'];

/** `<font size>`: 1 to 7, or a difference from 3 (HTML 15.3.4). */
export function legacyFontSize(text: string): string | undefined {
	const match = /^\s*([+-]?)(\d+)/.exec(text);
	if (!match) return undefined;
	const number = Math.min(Number(match[2]), 7);
	const value = match[1] === '+' ? 3 + number : match[1] === '-' ? 3 - number : number;
	return sizes[Math.max(1, Math.min(7, value)) - 1];
}
