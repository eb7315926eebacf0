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
	page: ['base', 'dom', 'files', 'style'],
	picture: ['base', 'files', 'dom', 'style'],
	chart: ['base', 'files', 'quantity', 'font', 'text'],
	drawings: ['base', 'chart', 'files', 'font', 'layout', 'paint', 'picture', 'style'],
	paint: ['base', 'font', 'text', 'layout', 'chart', 'picture'],
	pdf: ['base', 'font', 'text', 'paint'],
	output: ['base', 'files', 'font', 'paint', 'pdf'],
	batch: ['base', 'files', 'font', 'issue', 'output'],
};

/** Where each library lives: changing one is changing these folders. */
const homes = {
	yaml: ['files'],
	zod: ['issue'],
	'csv-parse': ['issue'],
	handlebars: ['template'],
	'mdast-util-from-markdown': ['template'],
	parse5: ['dom'],
	saxes: ['dom'],
	'css-tree': ['style'],
	'd3-color': ['base'],
	harfbuzzjs: ['font'],
	hyphen: ['text'],
	vega: ['chart'],
	'vega-lite': ['chart'],
	'vega-interpreter': ['chart'],
	canvas: ['chart', 'paint'],
	pdfkit: ['pdf'],
	commander: ['cli'],
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
		{
			name: 'through-the-front-door-from-the-top',
			comment: 'Import a phase by its index.ts, not by a file inside it.',
			severity: 'error',
			from: { path: '^src/[^/]+\\.ts$' },
			to: { path: '^src/[^/]+/.+', pathNot: '^src/[^/]+/index\\.ts$' },
		},
		...Object.entries(uses).map(([folder, allowed]) => ({
			name: `${folder}-uses-only`,
			comment: `src/${folder} may import: ${allowed.join(', ') || 'nothing of src'}.`,
			severity: 'error',
			from: { path: `^src/${folder}/` },
			to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})(/|\\.ts$)` },
		})),
		{
			name: 'folder-without-a-row',
			comment: 'A new folder of src/ gets a row in the table above.',
			severity: 'error',
			from: { path: '^src/[^/]+/', pathNot: `^src/(${[...Object.keys(uses), 'cli'].join('|')})/` },
			to: { path: '^src/' },
		},
		...Object.entries(homes).map(([library, folders]) => ({
			name: `${library}-at-home`,
			comment: `${library} is used in ${folders.join(', ')} only.`,
			severity: 'error',
			from: { path: '^src/', pathNot: `^src/(${folders.join('|')})/` },
			to: { path: `(^|/)node_modules/(@types/)?${library}/` },
		})),
		{
			name: 'library-without-a-home',
			comment: 'A new library gets a row in the table of homes.',
			severity: 'error',
			from: { path: '^src/' },
			to: {
				dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
				pathNot: `(^|/)node_modules/(@types/)?(mdast|${Object.keys(homes).join('|')})/`,
			},
		},
		{
			name: 'found',
			comment: 'The import leads nowhere.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'default', 'types'],
		},
	},
};
