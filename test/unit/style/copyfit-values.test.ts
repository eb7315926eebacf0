import { describe, expect, it } from 'vitest';
import { formatDiagnostic, originsOfFile } from '../../../src/base/index.js';
import { parseHtml } from '../../../src/dom/index.js';
import { cascade, type Style } from '../../../src/style/index.js';

/** The computed style of a box of 10 pt with these declarations, and what was reported. */
function computed(css: string): { readonly style: Style; readonly findings: readonly string[] } {
	const findings: string[] = [];
	const report = (diagnostic: Parameters<typeof formatDiagnostic>[0]): void => {
		findings.push(formatDiagnostic(diagnostic));
	};
	const html = '<p>a</p>';
	const document = parseHtml(html, originsOfFile('case.html', html), report);
	const text = `p { font-size: 10pt; ${css} }`;
	const styled = cascade(document, [{ text, origins: originsOfFile('case.css', text) }], report);
	const [style] = [...styled.styles].filter(([{ tag }]) => tag === 'p').map(([, own]) => own);
	return { style: style!, findings };
}

describe('values of copyfitting', () => {
	it.each([
		['none', []],
		[
			'squeeze spaces drop pictures headline',
			['squeeze', 'spaces', 'drop', 'pictures', 'headline'].map((kind) => ({ kind })),
		],
		['drop squeeze', [{ kind: 'drop' }, { kind: 'squeeze' }]],
		[
			'tracking(0.03em) size(0.5pt) leading(3%)',
			[
				{ kind: 'tracking', by: 0.3 },
				{ kind: 'size', by: 0.5 },
				{ kind: 'leading', by: 0.03 },
			],
		],
		[
			'Tracking size leading',
			[
				{ kind: 'tracking', by: 0.2 },
				{ kind: 'size', by: 0.25 },
				{ kind: 'leading', by: 0.02 },
			],
		],
	])('-x-copyfit: %s', (value, ladder) => {
		const { style, findings } = computed(`-x-copyfit: ${value}`);
		expect(style.copyfit).toEqual(ladder);
		expect(findings).toEqual([]);
	});

	it.each([
		'-x-copyfit: squeeze squeeze',
		'-x-copyfit: size size(1pt)',
		'-x-copyfit: none squeeze',
		'-x-copyfit: stretch',
		'-x-copyfit: tracking(-0.02em)',
		'-x-copyfit: tracking(2%)',
		'-x-copyfit: size()',
		'-x-copyfit: leading(2pt)',
		'-x-copyfit: leading(100%)',
		'-x-copyfit: drop(1)',
		'-x-drop: 1.5',
		'-x-fit-height: 10pt',
		'-x-fit-height: -1pt 10pt',
		'-x-fit-size: 10pt 12pt',
		'-x-fit-text: 10pt 20pt 30pt',
		'-x-fit-text: 10%  20pt',
	])('%s is refused with its place', (declaration) => {
		const { findings } = computed(declaration);
		expect(findings).toHaveLength(1);
		// The declaration begins in column 22.
		const column = 22 + declaration.indexOf(':') + 2;
		expect(findings[0]).toMatch(new RegExp(`^case\\.css:1:${column} error style/unknown-value`));
	});

	it('a range may be written either way round; sizes stand in the order of the list', () => {
		const { style } = computed(
			'-x-fit-height: 40pt 1cm; -x-fit-text: 2em 1em; -x-fit-size: 3em, 20pt; -x-drop: -2',
		);
		expect(style.fitHeight).toEqual({ least: expect.closeTo(28.35, 2), most: 40 });
		expect(style.fitText).toEqual({ least: 10, most: 20 });
		expect(style.fitSize).toEqual([30, 20]);
		expect(style.drop).toBe(-2);
	});
});
