/** Makes the nodes that a template's syntax tree gets from us. */
type Place = hbs.AST.SourceLocation;

export const numberNode = (value: number, loc: Place): hbs.AST.NumberLiteral => ({
	type: 'NumberLiteral',
	value,
	original: value,
	loc,
});

export const textNode = (value: string, loc: Place): hbs.AST.StringLiteral => ({
	type: 'StringLiteral',
	value,
	original: value,
	loc,
});

/** `(name parameter … key=value …)` */
export function callNode(
	name: string,
	params: hbs.AST.Expression[],
	loc: Place,
	hash: hbs.AST.Hash = { type: 'Hash', loc, pairs: [] },
): hbs.AST.SubExpression {
	return { type: 'SubExpression', loc, path: wordNode(name, loc), params, hash };
}

/** `{{{name parameter …}}}` */
export function printNode(name: string, params: hbs.AST.Expression[], loc: Place): hbs.AST.MustacheStatement {
	const { path, hash } = callNode(name, params, loc);
	const strip = { open: false, close: false };
	return { type: 'MustacheStatement', loc, path, params, hash, escaped: false, strip };
}

const wordNode = (name: string, loc: Place): hbs.AST.PathExpression => ({
	type: 'PathExpression',
	data: false,
	depth: 0,
	parts: [name],
	original: name,
	loc,
});
