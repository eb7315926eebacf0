/** The library: what the command line does, as functions. */
export {
	type Finding,
	type GetOptions,
	type GetResult,
	getFromArchive,
	type ListedObject,
	type ListedVersion,
	type ListResult,
	listArchive,
	type RuleCode,
	type User,
	type VerifyResult,
	validateObject,
	validateStore,
	verifyArchive,
} from './archive/index.js';
export {
	type ArchivedEdition,
	type ArchiveOptions,
	type ArchiveResult,
	archiveIssues,
} from './archive-issues.js';
export { type Diagnostic, formatDiagnostic, PressError, type Severity, type Span } from './base/index.js';
export { type BuildOptions, type BuildResult, build, type EditionResult } from './build.js';
export {
	type ChartFileOptions,
	type ChartFileResult,
	drawChartFile,
	drawChartFiles,
} from './chart-files.js';
export type { ChartSource } from './chart-source.js';
export type { ChartFormat } from './chart-writers.js';
export { type CheckOptions, type CheckResult, check, type EditionProof } from './check.js';
export { type Plan, type PlannedEdition, type PlanOptions, plan } from './plan.js';
export type { Fault } from './proof/index.js';
export { type PageSource, type RenderOptions, type RenderResult, render } from './render.js';
export { type Shown, type Stage, show, stages } from './show.js';
