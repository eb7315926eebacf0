/** The library: what the command line does, as functions. */
export { type Diagnostic, formatDiagnostic, PressError, type Severity, type Span } from './base/index.js';
export { type BuildOptions, type BuildResult, build, type EditionResult } from './build.js';
export { type CheckOptions, type CheckResult, check } from './check.js';
export { type Plan, type PlannedEdition, type PlanOptions, plan } from './plan.js';
export { type PageSource, type RenderOptions, type RenderResult, render } from './render.js';
export { type Shown, type Stage, show, stages } from './show.js';
