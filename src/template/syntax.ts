/** What kind of node a node of a Handlebars syntax tree is. */
type Node = hbs.AST.Node;

export const isContent = (node: Node): node is hbs.AST.ContentStatement => node.type === 'ContentStatement';
export const isMustache = (node: Node): node is hbs.AST.MustacheStatement =>
	node.type === 'MustacheStatement';
export const isBlock = (node: Node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
export const isPartial = (node: Node): node is hbs.AST.PartialStatement => node.type === 'PartialStatement';
export const isPartialBlock = (node: Node): node is hbs.AST.PartialBlockStatement =>
	node.type === 'PartialBlockStatement';
export const isInlineBlock = (node: Node): node is hbs.AST.DecoratorBlock => node.type === 'DecoratorBlock';
export const isExpressionCall = (node: Node): node is hbs.AST.SubExpression => node.type === 'SubExpression';
export const isPath = (node: Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';
export const isString = (node: Node): node is hbs.AST.StringLiteral => node.type === 'StringLiteral';

type ValueLiteral = hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral;
export const isLiteral = (node: Node): node is ValueLiteral =>
	node.type === 'StringLiteral' || node.type === 'NumberLiteral' || node.type === 'BooleanLiteral';

/** A word by itself: neither `a.b`, nor `./a`, `../a`, `this` or `@a`. */
export const isBareWord = (node: Node): node is hbs.AST.PathExpression =>
	isPath(node) &&
	!node.data &&
	node.depth === 0 &&
	node.parts.length === 1 &&
	node.original === node.parts[0];

/** The parts of a template that stand inside a statement. */
export function partsOf(node: Node): readonly hbs.AST.Program[] {
	if (isBlock(node)) return [node.program, node.inverse].filter((program) => program !== undefined);
	return isInlineBlock(node) || isPartialBlock(node) ? [node.program] : [];
}
