/** The part of `hyphen` that we use; the package is CommonJS and ships no types. */
declare module 'hyphen/en-gb/index.js' {
	const patterns: { hyphenateSync(text: string): string };
	export = patterns;
}
declare module 'hyphen/en-us/index.js' {
	const patterns: { hyphenateSync(text: string): string };
	export = patterns;
}
