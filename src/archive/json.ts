/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a file of JSON in UTF-8; undefined when it is none. */
export function parseJson(bytes: Uint8Array): unknown {
	try {
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		return JSON.parse(text);
	} catch (cause) {
		if (cause instanceof SyntaxError || cause instanceof TypeError) return undefined;
		throw cause;
	}
}

/** A value as a message can name it. What it holds is not shown: it may nest as deep as it likes. */
export function quote(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (isObject(value)) return 'an object';
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A scheme, a colon and something after it, in the letters of RFC 3986. */
export const isUri = (text: string): boolean =>
	/^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/.test(text);
