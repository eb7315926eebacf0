/**
 * Custom properties and `var()` (CSS Variables 1). Values come from strangers: how deep variables may name each other and how
 * long a value may grow is bounded, and each variable is worked out once.
 */
const MAX_NESTING = 32;
const MAX_LENGTH = 65_536;

type Variables = Readonly<Record<string, string>>;

/** The variables of an element: the parent's under its own, those put in that they name. Circles are dropped (2.3). */
export function resolveVariables(
	own: Variables,
	inherited: Variables,
	onCircle: (names: readonly string[]) => void = () => undefined,
): Variables {
	const texts: Record<string, string> = { ...inherited };
	for (const [name, text] of Object.entries(own)) {
		const word = text.trim().toLowerCase();
		if (word === 'initial') delete texts[name];
		else if (word !== 'inherit' && word !== 'unset') texts[name] = text;
		else if (Object.hasOwn(inherited, name)) texts[name] = inherited[name]!;
		else delete texts[name];
	}
	const done = new Map<string, string | undefined>();
	const open: string[] = [];
	const circular = new Set<string>();
	const lookUp = (name: string): string | undefined => {
		if (done.has(name)) return done.get(name);
		if (open.includes(name)) {
			const circle = open.slice(open.indexOf(name));
			if (circle.some((member) => !circular.has(member))) onCircle(circle);
			for (const member of circle) circular.add(member);
			return undefined;
		}
		if (!Object.hasOwn(texts, name) || open.length >= MAX_NESTING) return undefined;
		open.push(name);
		const value = substituteWith(texts[name]!, lookUp, 0);
		open.pop();
		const result = circular.has(name) ? undefined : value;
		done.set(name, result);
		return result;
	};
	const resolved: Record<string, string> = {};
	for (const name of Object.keys(texts)) {
		const value = lookUp(name);
		if (value !== undefined) resolved[name] = value;
	}
	return resolved;
}

/** Puts variables in that are worked out already; `undefined` when one is missing and has no fallback. */
export function substitute(text: string, variables: Variables): string | undefined {
	return substituteWith(text, (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined), 0);
}

/** True for a value that cannot be read before variables are known. */
export const holdsVariable = (text: string): boolean => nextVariable(text, 0) !== undefined;

function substituteWith(
	text: string,
	lookUp: (name: string) => string | undefined,
	depth: number,
): string | undefined {
	if (depth > MAX_NESTING) return undefined;
	let result = '';
	let at = 0;
	for (let next = nextVariable(text, 0); next !== undefined; next = nextVariable(text, at)) {
		const end = closing(text, next.inside);
		if (end < 0) return undefined;
		const inner = text.slice(next.inside, end);
		const comma = inner.indexOf(',');
		const own = lookUp((comma < 0 ? inner : inner.slice(0, comma)).trim());
		const value = own ?? (comma < 0 ? undefined : substituteWith(inner.slice(comma + 1), lookUp, depth + 1));
		if (value === undefined) return undefined;
		result = joined(joined(result, text.slice(at, next.start)), value);
		if (result.length > MAX_LENGTH) return undefined;
		at = end + 1;
	}
	return joined(result, text.slice(at));
}

/** Values are put together from words, not from letters: `var(--a)b` is two of them (CSS Variables 1, 3). */
const joined = (before: string, after: string): string =>
	/[^\s,(/]$/.test(before) && /^[^\s,)/]/.test(after) ? `${before} ${after}` : before + after;

/** A string, an escape, or a `var(`, whichever comes first: what stands in quotes is no variable. */
const TOKEN = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|'[^'\\]*(?:\\[\s\S][^'\\]*)*'?|\\[\s\S]|[-\w]*\(|[()]/g;

function nextVariable(
	text: string,
	from: number,
): { readonly start: number; readonly inside: number } | undefined {
	const token = new RegExp(TOKEN);
	token.lastIndex = from;
	for (let match = token.exec(text); match; match = token.exec(text)) {
		if (match[0].toLowerCase() === 'var(') return { start: match.index, inside: token.lastIndex };
	}
	return undefined;
}

/** Where the parenthesis closes that was opened before `from`. */
function closing(text: string, from: number): number {
	const token = new RegExp(TOKEN);
	token.lastIndex = from;
	let open = 1;
	for (let match = token.exec(text); match; match = token.exec(text)) {
		if (match[0].endsWith('(')) open++;
		else if (match[0] === ')' && --open === 0) return match.index;
	}
	return -1;
}
