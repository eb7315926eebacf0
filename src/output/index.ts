export { editionFiles, type OutputFile } from './edition-files.js';
export { editionReport, type IssueReport, jsonBytes, mergeReport, readReport } from './report.js';
