/** An error of a library as the end of a sentence of ours: its first line, in small letters. */
export function sentence({ message }: Error): string {
	const [first = ''] = message.split('\n');
	const short = first.length > 200 ? `${first.slice(0, 200)}…` : first;
	return (short.charAt(0).toLowerCase() + short.slice(1)).replace(/\.$/, '');
}
