import Handlebars from 'handlebars';
import type { Language } from '../issue/index.js';
import type { Budget } from './budget.js';
import type { Block, Helper, Rendering } from './call.js';
import type { Html } from './html.js';
import { type Inner, SIGN, type Site } from './instrument.js';
import { languageOf } from './language.js';
import { lookUp } from './look-up.js';
import { toHtml } from './merge-text.js';

/** Instrumented templates by name: the layout and the partials it may call. */
export interface Templates {
	readonly layout: hbs.AST.Program;
	readonly partials: ReadonlyMap<string, hbs.AST.Program>;
}

/** Runs Handlebars on instrumented templates. The text still holds the marks of its places. */
export function run(
	{ layout, partials }: Templates,
	sites: readonly Site[],
	context: unknown,
	{ rendering, budget }: { readonly rendering: Rendering; readonly budget: Budget },
): string {
	const handlebars = Handlebars.create();
	const functions: Readonly<Record<string, Handlebars.HelperDelegate>> = {
		...innerFunctions(sites, rendering, budget),
		...Object.fromEntries(
			Object.entries(rendering.helpers).map(([name, helper]) => [
				SIGN + name,
				delegate(helper, sites, rendering),
			]),
		),
	};
	handlebars.registerHelper({ ...functions });
	const options = {
		knownHelpers: Object.fromEntries(Object.keys(functions).map((name) => [name, true])),
		knownHelpersOnly: true,
		// Indentation put before the lines of a partial would have no place.
		preventIndent: true,
	};
	for (const [name, program] of partials)
		handlebars.registerPartial(name, handlebars.compile(program, options));
	return handlebars.compile(layout, options)(context, {
		data: { language: rendering.edition.texts[0] },
		allowProtoPropertiesByDefault: false,
		allowProtoMethodsByDefault: false,
	});
}

function innerFunctions(
	sites: readonly Site[],
	rendering: Rendering,
	budget: Budget,
): Readonly<Record<`${typeof SIGN}${Inner}`, Handlebars.HelperDelegate>> {
	const siteAt = (index: unknown): Site => sites[Number(index)]!;
	return {
		$tick: (characters: unknown) => {
			budget.spend(Number(characters));
			return '';
		},
		$enter: (index: unknown) => {
			budget.enter(siteAt(index).span);
			return '';
		},
		$leave: () => {
			budget.leave();
			return '';
		},
		$at: (index: unknown, base: unknown) => lookUp(base, siteAt(index), rendering.report),
		$print: (index: unknown, value: unknown, options: unknown) => {
			const site = siteAt(index);
			const language = currentLanguage(options, rendering);
			const printed: Html = toHtml(value, { span: site.span, language, rendering });
			const text = site.mode === 'text' ? printed.html : printed.plain;
			budget.spend(text.length);
			// What follows on the line has a mark of its own, so the value's last mark ends with it.
			return rendering.marks.fixed(site.span) + text;
		},
	};
}

/** A helper as Handlebars calls it: the number of the tag first, the options last. */
function delegate(helper: Helper, sites: readonly Site[], rendering: Rendering): Handlebars.HelperDelegate {
	return function (this: unknown, ...given: unknown[]): unknown {
		const options = given.at(-1);
		const [index, ...args] = given.slice(0, -1);
		const { span } = sites[Number(index)]!;
		const hash: Readonly<Record<string, unknown>> = isOptions(options) ? options.hash : {};
		const here = currentLanguage(options, rendering);
		const language = 'lang' in hash ? languageOf(hash.lang, { span, language: here, rendering }) : here;
		const block = isOptions(options) ? blockOf(options, this) : undefined;
		return helper.run({
			rendering,
			span,
			language,
			args,
			options: hash,
			context: this,
			...(block && { block }),
		});
	};
}

function blockOf(options: Handlebars.HelperOptions, context: unknown): Block | undefined {
	if (typeof options.fn !== 'function') return undefined;
	return {
		body: (inner, parameters = [], variables = {}) => {
			const data: object = { ...Handlebars.createFrame(options.data), ...variables };
			return options.fn(inner, { data, blockParams: [...parameters] });
		},
		otherwise: () => options.inverse(context),
	};
}

function isOptions(value: unknown): value is Handlebars.HelperOptions {
	return typeof value === 'object' && value !== null && 'hash' in value && 'data' in value;
}

/** The language that the part is printed in: the edition's, or that of the block around. */
function currentLanguage(options: unknown, { edition, issue }: Rendering): Language {
	const named: unknown = isOptions(options) ? options.data.language : undefined;
	return issue.publication.languages.find((language) => language === named) ?? edition.texts[0]!;
}
