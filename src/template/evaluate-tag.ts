import Handlebars from 'handlebars';
import { didYouMean, type Span } from '../base/index.js';
import type { Language } from '../issue/index.js';
import type { Rendering } from './call.js';
import { checkCall } from './check-call.js';
import { languageOf } from './language.js';
import { isExpressionCall, isLiteral, isMustache, isPath } from './syntax.js';

/**
 * Finds the value of a merge tag in a story or in a text of the data: {{fig gdp}}. Only helpers for text may be called there, and
 * names of the issue be named; no template is compiled for it. Faults are reported at the tag; then there is no value.
 */
export function evaluateTag(source: string, span: Span, language: Language, rendering: Rendering): unknown {
	const { report } = rendering;
	const statement = parseTag(source);
	if (statement === 'comment') return undefined;
	if (statement === undefined) {
		report({
			code: 'template/bad-tag',
			severity: 'error',
			message: `"${source}" is not a tag that texts can hold`,
			span,
			hint: 'a text merges single values, such as {{fig gdp}}',
		});
		return undefined;
	}
	return evaluate(statement, { span, language, rendering: { ...rendering, isInText: true } });
}

interface Scope {
	readonly span: Span;
	readonly language: Language;
	readonly rendering: Rendering;
}

function parseTag(source: string): hbs.AST.MustacheStatement | 'comment' | undefined {
	try {
		const [statement, ...more] = Handlebars.parse(source).body;
		if (more.length > 0 || !statement) return undefined;
		if (statement.type === 'CommentStatement') return 'comment';
		return isMustache(statement) && statement.escaped ? statement : undefined;
	} catch (cause) {
		if (!(cause instanceof Error)) throw cause;
		return undefined;
	}
}

function evaluate(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, scope: Scope): unknown {
	const { helpers, issue, report } = scope.rendering;
	const name = isPath(node.path) ? node.path.original : String(node.path.type);
	const helper = helpers[name];
	if (helper?.isForText) {
		if (!checkCall(name, helper, node, scope.span, report)) return undefined;
		const args = node.params.map((param, index) => {
			const isFigure = index === 0 && helper.takesFigure;
			return isFigure && isPath(param) ? param.original : argument(param, scope);
		});
		const options = Object.fromEntries(
			node.hash?.pairs.map(({ key, value }) => [key, argument(value, scope)]) ?? [],
		);
		const language = 'lang' in options ? languageOf(options.lang, scope) : scope.language;
		return helper.run({ ...scope, language, args, options, context: undefined });
	}
	if (isPath(node.path) && node.path.parts[0] === 'names' && node.path.parts.length === 2) {
		const key = node.path.parts[1]!;
		const text = Object.hasOwn(issue.names, key) ? issue.names[key] : undefined;
		if (!text) unknown(key, `there is no name "${key}" in issue.yaml`, Object.keys(issue.names), scope);
		return text;
	}
	const forText = Object.keys(helpers).filter((known) => helpers[known]!.isForText);
	if (helper) {
		report({
			code: 'template/unknown-helper',
			severity: 'error',
			message: `helper "${name}" is for layouts, not for texts`,
			span: scope.span,
			hint: `texts have ${forText.join(', ')}`,
		});
	} else if (node.params.length === 0 && Object.hasOwn(issue.figures, name)) {
		const hint = `write {{fig ${name}}}`;
		report({
			code: 'template/unknown-helper',
			severity: 'error',
			message: `"${name}" is a figure, not a helper`,
			span: scope.span,
			hint,
		});
	} else unknown(name, `there is no helper "${name}"`, forText, scope);
	return undefined;
}

function argument(node: hbs.AST.Expression, scope: Scope): unknown {
	if (isLiteral(node)) return node.value;
	if (isExpressionCall(node)) return evaluate(node, scope);
	if (isPath(node) && node.parts[0] === 'names') return evaluate({ ...node, ...asCall(node) }, scope);
	const name = isPath(node) ? node.original : node.type;
	unknown(name, `there is no value "${name}" in texts`, [], scope);
	return undefined;
}

function asCall(path: hbs.AST.PathExpression): hbs.AST.SubExpression {
	return {
		type: 'SubExpression',
		loc: path.loc,
		path,
		params: [],
		hash: { type: 'Hash', loc: path.loc, pairs: [] },
	};
}

function unknown(name: string, message: string, known: readonly string[], { span, rendering }: Scope): void {
	rendering.report({
		code: 'template/unknown-helper',
		severity: 'error',
		message,
		span,
		hint:
			didYouMean(name, known)?.hint ??
			(known.length > 0 ? `known: ${known.join(', ')}` : 'put a text in quotes'),
	});
}
