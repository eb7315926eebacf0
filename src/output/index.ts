export { editionFiles, type OutputFile } from './edition-files.js';
export { editionReport, type IssueReport, jsonBytes, mergeReport, readJson, readReport } from './report.js';
