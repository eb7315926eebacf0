/** An error of a library as the end of a sentence of ours: its first line, in small letters. */
export function sentence({ message }: Error): string {
	const [first = ''] = message.split('\n');
	const short = first.length > 200 ? `${first.slice(0, 200)}…` : first;
	return (short.charAt(0).toLowerCase() + short.slice(1)).replace(/\.$/, '');
}

/** Why a library gave up on a spec. A fault in its own code means that the spec has a shape it never expects. */
export const faultOf = (cause: Error): string =>
	cause instanceof TypeError || cause instanceof RangeError
		? 'it has parts of a shape that Vega-Lite does not know'
		: sentence(cause);
