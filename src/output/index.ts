export { editionFiles, type OutputFile } from './edition-files.js';
export {
	type EditionReport,
	editionReport,
	type IssueReport,
	jsonBytes,
	mergeReport,
	readJson,
	readReport,
} from './report.js';
