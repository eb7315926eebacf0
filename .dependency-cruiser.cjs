/** Who may import whom. One row per folder of src/: the folders it may use, nothing else. */
const uses = {
	base: [],
	files: ['base'],
	quantity: ['base'],
	issue: ['base', 'files', 'quantity'],
	template: ['base', 'files', 'quantity', 'issue'],
	dom: ['base'],
	style: ['base', 'dom'],
	font: ['base', 'files'],
	text: ['base', 'font'],
	layout: ['base', 'dom', 'style', 'font', 'text'],
	picture: ['base', 'files', 'dom', 'style'],
	chart: ['base', 'files', 'quantity', 'font', 'text'],
	paint: ['base', 'font', 'text', 'layout', 'chart', 'picture'],
	pdf: ['base', 'font', 'text', 'paint'],
	site: ['base', 'files', 'issue', 'layout', 'paint'],
	archive: ['base', 'files'],
	batch: ['base', 'files', 'press'],
	preview: ['base', 'files', 'press'],
};

module.exports = {
	forbidden: [
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'through-the-front-door',
			comment: 'Import a phase by its index.ts, not by a file inside it.',
			severity: 'error',
			from: { path: '^src/([^/]+)/' },
			to: { path: '^src/[^/]+/.+', pathNot: '^src/$1/|^src/[^/]+/index\\.ts$' },
		},
		...Object.entries(uses).map(([folder, allowed]) => ({
			name: `${folder}-uses-only`,
			comment: `src/${folder} may import: ${allowed.join(', ') || 'nothing of src'}.`,
			severity: 'error',
			from: { path: `^src/${folder}/` },
			to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})(/|\\.ts$)` },
		})),
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
	},
};
