import { didYouMean, type Report, type Span } from '../base/index.js';
import type { Helper, Helpers } from './call.js';
import { checkCall } from './check-call.js';
import { type HtmlMode, type HtmlState, scanHtml, startOfHtml } from './html-state.js';
import type { Marks } from './marks.js';
import { callNode, numberNode, printNode, textNode } from './nodes.js';
import * as syntax from './syntax.js';

/** A tag of a template: what the functions behind the syntax tree need to know of it. */
export interface Site {
	readonly span: Span;
	/** Where in HTML its value is written. */
	readonly mode: HtmlMode;
	/** The fields to follow from its base, for a variable. */
	readonly path: readonly string[];
	/** The variable as written. */
	readonly written: string;
	/** True when the value may be absent from the data. */
	readonly isLenient: boolean;
	/** Names beside the fields of the base that would have been understood. */
	readonly known: readonly string[];
	/** True for a word that also names a helper. */
	readonly isHelper: boolean;
}

/** What all templates of a rendering share. */
export interface Desk {
	readonly marks: Marks;
	/** Grows with each tag; tags are named by their index. */
	readonly sites: Site[];
	readonly helpers: Helpers;
	readonly partials: ReadonlySet<string>;
	readonly report: Report;
}

/** Functions that only an instrumented tree can call; no name in a template may begin with the sign. */
export const SIGN = '$';
export type Inner = 'at' | 'print' | 'tick' | 'enter' | 'leave';

/** Blocks in blocks; the compiler is recursive. */
const MAX_DEPTH = 60;

/**
 * Rewrites a template's syntax tree before Handlebars compiles it, so that
 * - every literal and every value carries a mark of its place (`{{x}}` becomes `{{{$print 3 …}}}`),
 * - every variable is looked up by us, among own fields only, and an unknown one is reported with the nearest name,
 * - every helper call knows its tag, and only the helpers of the record can be called,
 * - every part counts what it costs.
 * What cannot be called is reported, all of it in one go, and prints nothing.
 */
export function instrument(program: hbs.AST.Program, file: string, desk: Desk): hbs.AST.Program {
	return new Instrument(file, desk).program(program, [], 0);
}

class Instrument {
	private state: HtmlState = startOfHtml;

	constructor(
		private readonly file: string,
		private readonly desk: Desk,
	) {}

	program(program: hbs.AST.Program, outer: readonly string[], depth: number): hbs.AST.Program {
		const names = program.blockParams ?? [];
		const scope = [...outer, ...names];
		const start = program.body[0];
		const reserved = names.find((name) => name.startsWith(SIGN));
		if (reserved !== undefined && start)
			this.fail('template/bad-tag', `"${reserved}" cannot be a name here`, start);
		if (depth > MAX_DEPTH && start) {
			this.fail('template/too-deep', `blocks stand more than ${MAX_DEPTH} deep in each other`, start);
			return { ...program, body: [] };
		}
		const literals = program.body.filter(syntax.isContent);
		const cost = literals.reduce((sum, { value }) => sum + value.length, 0);
		const body = program.body.flatMap((statement) => this.statement(statement, scope, depth));
		return { ...program, body: [this.inner('tick', cost, program.loc), ...body] };
	}

	private statement(
		node: hbs.AST.Statement,
		scope: readonly string[],
		depth: number,
	): readonly hbs.AST.Statement[] {
		if (syntax.isContent(node)) return [this.content(node)];
		if (node.type === 'CommentStatement') return [];
		if (syntax.isInlineBlock(node)) return this.inlinePartial(node, scope, depth);
		if (syntax.isBlock(node)) return this.block(node, scope, depth);
		if (syntax.isMustache(node)) return this.mustache(node, scope);
		if (syntax.isPartial(node)) return this.partial(node, scope);
		if (syntax.isPartialBlock(node)) {
			const program = this.program(node.program, scope, depth + 1);
			return this.partial({ ...node, program }, scope);
		}
		return this.fail('template/unknown-helper', 'decorators are not used, but for {{#*inline "name"}}', node);
	}

	/** One mark a line, so that every column of a long literal is known. */
	private content(node: hbs.AST.ContentStatement): hbs.AST.ContentStatement {
		this.state = scanHtml(this.state, node.value);
		const written: unknown = node.original;
		const original = typeof written === 'string' ? written : node.value;
		// A tag alone on its line takes the rest of the line with it; the place counts from what was written.
		const trimmed = original.slice(0, leadOf(node, original)).split('\n');
		const line = node.loc.start.line + trimmed.length - 1;
		const column = trimmed.length > 1 ? trimmed.at(-1)!.length : node.loc.start.column + trimmed[0]!.length;
		const value = node.value
			.split(/(?<=\n)/)
			.map((text, index) => {
				const span = { file: this.file, line: line + index, column: (index === 0 ? column : 0) + 1 };
				return text === '' ? '' : this.desk.marks.moving(span) + text;
			})
			.join('');
		return { ...node, value };
	}

	private mustache(node: hbs.AST.MustacheStatement, scope: readonly string[]): readonly hbs.AST.Statement[] {
		if (!node.escaped) {
			return this.fail(
				'template/raw-output',
				'data is never printed as HTML',
				node,
				'write two braces, not three',
			);
		}
		const unsafe = UNSAFE[this.state.mode];
		if (unsafe)
			return this.fail('template/unsafe-place', `a value cannot be merged ${unsafe[0]}`, node, unsafe[1]);
		const value = this.isCall(node, scope)
			? this.call(node, scope, 'value')
			: this.expression(node.path, scope, false);
		return value ? [this.inner('print', this.site(node), node.loc, value)] : [];
	}

	/** A name alone is a call when the helper needs no argument, else a variable: a field may be called as a helper is. */
	private isCall(node: hbs.AST.MustacheStatement, scope: readonly string[]): boolean {
		if (node.params.length > 0 || (node.hash?.pairs.length ?? 0) > 0 || !syntax.isPath(node.path))
			return true;
		if (!syntax.isBareWord(node.path) || scope.includes(node.path.original)) return false;
		return this.helper(node.path.original)?.arity[0] === 0;
	}

	private block(
		node: hbs.AST.BlockStatement,
		scope: readonly string[],
		depth: number,
	): readonly hbs.AST.Statement[] {
		const call = this.call(node, scope, 'block');
		const start = this.state;
		// An {{^inverse}} block has no first part.
		const empty: hbs.AST.Program = { type: 'Program', loc: node.loc, body: [], blockParams: [] };
		const program = this.program(node.program ?? empty, scope, depth + 1);
		const end = this.state;
		this.state = start;
		const inverse = node.inverse && this.program(node.inverse, scope, depth + 1);
		// One of the two parts is printed, or none: a template opens and closes its tags in the same part.
		this.state = start.mode === end.mode ? end : start;
		if (!call) return [];
		const { path, params, hash } = call;
		const changed: hbs.AST.BlockStatement = {
			...node,
			path,
			params,
			hash,
			program,
			...(inverse && { inverse }),
		};
		return [changed];
	}

	private partial(
		node: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement,
		scope: readonly string[],
	): readonly hbs.AST.Statement[] {
		const { partials } = this.desk;
		const { name } = node;
		if (this.state.mode !== 'text')
			return this.fail('template/unsafe-place', 'a partial cannot stand inside a tag', node);
		if (syntax.isExpressionCall(name)) {
			return this.fail(
				'template/unknown-partial',
				'the name of a partial cannot be computed',
				node,
				'choose with {{#if}}',
			);
		}
		const written = String(name.original);
		if (!partials.has(written) && written !== '@partial-block') {
			const near = didYouMean(written, partials)?.hint;
			return this.fail(
				'template/unknown-partial',
				`there is no partial "${written}"`,
				node,
				near ?? `write partials/${written}.hbs`,
			);
		}
		const params = node.params.flatMap((param) => this.expression(param, scope, false) ?? []);
		const changed = { ...node, params, ...(node.hash && { hash: this.hash(node.hash, scope) }) };
		const site = this.site(node);
		return [this.inner('enter', site, node.loc), changed, this.inner('leave', site, node.loc)];
	}

	private inlinePartial(
		node: hbs.AST.DecoratorBlock,
		scope: readonly string[],
		depth: number,
	): readonly hbs.AST.Statement[] {
		if (!syntax.isPath(node.path) || node.path.original !== 'inline' || !node.params.every(syntax.isString)) {
			return this.fail(
				'template/unknown-helper',
				'decorators are not used, but for {{#*inline "name"}}',
				node,
			);
		}
		const changed: hbs.AST.DecoratorBlock = {
			...node,
			program: this.program(node.program, scope, depth + 1),
		};
		return [changed];
	}

	private helper(name: string): Helper | undefined {
		return Object.hasOwn(this.desk.helpers, name) ? this.desk.helpers[name] : undefined;
	}

	private call(
		node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression,
		scope: readonly string[],
		kind: 'value' | 'block',
	): hbs.AST.SubExpression | undefined {
		const { helpers, report } = this.desk;
		const name = syntax.isPath(node.path) ? node.path.original : '';
		const helper = this.helper(name);
		if (!helper) {
			const known = Object.keys(helpers).filter((other) => helpers[other]!.kind === kind);
			const hint = didYouMean(name, Object.keys(helpers))?.hint ?? `helpers: ${known.join(', ')}`;
			this.fail('template/unknown-helper', `there is no helper "${name}"`, node, hint);
			return undefined;
		}
		if (helper.kind !== kind && helper.kind !== 'both') {
			const message = kind === 'block' ? `helper "${name}" has no block` : `helper "${name}" needs a block`;
			this.fail(
				'template/unknown-helper',
				message,
				node,
				kind === 'block' ? `write {{${name} …}}` : `write {{#${name} …}}…{{/${name}}}`,
			);
			return undefined;
		}
		if (!checkCall(name, helper, node, this.spanOf(node), report)) return undefined;
		const isLenient = helper.isLenient ?? false;
		const params = node.params.map((param, index) => {
			const isFigure =
				index === 0 && helper.takesFigure && syntax.isBareWord(param) && !scope.includes(param.original);
			return isFigure ? textNode(param.original, param.loc) : this.expression(param, scope, isLenient);
		});
		const hash = this.hash(node.hash ?? { type: 'Hash', loc: node.loc, pairs: [] }, scope);
		if (params.includes(undefined) || hash.pairs.length < (node.hash?.pairs.length ?? 0)) return undefined;
		const given = params.filter((param) => param !== undefined);
		return callNode(SIGN + name, [numberNode(this.site(node), node.loc), ...given], node.loc, hash);
	}

	private hash(hash: hbs.AST.Hash, scope: readonly string[]): hbs.AST.Hash {
		const pairs = hash.pairs.flatMap((pair) => {
			const value = this.expression(pair.value, scope, false);
			return value ? [{ ...pair, value }] : [];
		});
		return { ...hash, pairs };
	}

	private expression(
		node: hbs.AST.Expression,
		scope: readonly string[],
		isLenient: boolean,
	): hbs.AST.Expression | undefined {
		if (syntax.isExpressionCall(node)) return this.call(node, scope, 'value');
		if (!syntax.isPath(node) || node.parts.length === 0) return node;
		const [first = '', ...rest] = node.parts;
		const isNamed = !node.data && node.depth === 0 && scope.includes(first) && !node.original.startsWith('.');
		// Handlebars finds block parameters, variables such as @index, and the contexts around; the fields below are ours to find.
		const base: hbs.AST.PathExpression =
			isNamed || node.data
				? { ...node, parts: [first], original: (node.data ? '@' : '') + first }
				: { ...node, parts: [], original: '../'.repeat(node.depth) || 'this' };
		const site = this.site(node, {
			path: isNamed || node.data ? rest : node.parts,
			written: node.original,
			isLenient,
			known: node.depth === 0 && !node.data && !isNamed ? scope : [],
			isHelper: syntax.isBareWord(node) && this.helper(first) !== undefined,
		});
		return callNode(`${SIGN}at`, [numberNode(site, node.loc), base], node.loc);
	}

	private inner(
		name: Inner,
		value: number,
		loc: hbs.AST.SourceLocation,
		argument?: hbs.AST.Expression,
	): hbs.AST.MustacheStatement {
		return printNode(SIGN + name, [numberNode(value, loc), ...(argument ? [argument] : [])], loc);
	}

	private site(node: hbs.AST.Node, more: Partial<Site> = {}): number {
		const site = {
			span: this.spanOf(node),
			mode: this.state.mode,
			path: [],
			written: '',
			isLenient: false,
			known: [],
			isHelper: false,
		};
		return this.desk.sites.push({ ...site, ...more }) - 1;
	}

	private spanOf({ loc }: hbs.AST.Node): Span {
		return { file: this.file, line: loc.start.line, column: loc.start.column + 1 };
	}

	private fail(
		code: `template/${string}`,
		message: string,
		node: hbs.AST.Node,
		hint?: string,
	): readonly never[] {
		const span = this.spanOf(node);
		this.desk.report({ code, severity: 'error', message, span, ...(hint !== undefined && { hint }) });
		return [];
	}
}

/** Where a value cannot be made safe by escaping. */
const UNSAFE: Partial<Record<HtmlMode, readonly [where: string, hint: string]>> = {
	tag: ['between attributes', 'merge it inside the quotes of an attribute'],
	unquoted: ['into an attribute without quotes', 'put quotes around it'],
	comment: ['into a comment', 'use {{! … }} for comments'],
	raw: ['into style or script', 'styles stand in style sheets; scripts are not run'],
};

/** How much of a literal's start was taken by a tag that stands alone on the line before it. */
function leadOf(node: hbs.AST.ContentStatement, original: string): number {
	if (!('rightStripped' in node)) return 0;
	const line = original.replace(/^[ \t]*\r?\n?/, '');
	if (line.startsWith(node.value)) return original.length - line.length;
	return original.length - original.trimStart().length;
}
