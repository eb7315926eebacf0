import type { Report, Span } from '../../base/index.js';
import type { PagePlace, PageStyle } from '../../style/index.js';
import type { Fragment } from '../fragment.js';
import { textOf } from '../inspect/overset.js';

/** Characters of the first line too many that are quoted. */
const MOST_QUOTED = 30;

/** Holds the pages against their plan: where a name has a limit, what flows on to more pages is told, and printed all the same. */
export class PagePlan {
	private over: { readonly style: PageStyle; readonly text: string; pages: number } | undefined;

	constructor(
		private readonly root: Span,
		private readonly report: Report,
	) {}

	look({ indexInGroup, isBlank }: PagePlace, style: PageStyle, root: Fragment): void {
		if (isBlank) return;
		if (indexInGroup === 0) this.finish();
		if (indexInGroup < style.limit) return;
		this.over ??= { style, text: firstWords(root), pages: 0 };
		this.over.pages++;
	}

	/** Tells of pages that follow one another in one finding. */
	finish(): void {
		if (!this.over) return;
		const { style, text, pages } = this.over;
		const { name, limit, span = this.root } = style;
		this.over = undefined;
		this.report({
			code: 'layout/page-limit',
			severity: 'error',
			message: `what stands on ${name === 'auto' ? 'these pages' : `"${name}"`} takes ${limit + pages} pages in the place of ${limit}${text === '' ? '' : `, from "${text}"`}`,
			span,
			hint: 'cut what is too long, give it frames, or raise -x-page-limit',
		});
	}
}

function firstWords({ lines = [], children }: Fragment): string {
	for (const line of lines) {
		const text = textOf(line).trim();
		if (text !== '') return [...text.slice(0, 2 * MOST_QUOTED)].slice(0, MOST_QUOTED).join('');
	}
	for (const child of children) {
		const text = firstWords(child);
		if (text !== '') return text;
	}
	return '';
}
