export { dateText } from './calendar.js';
export { createPublication } from './create-publication.js';
export { findIssues, type IssueName } from './find-issues.js';
export type { ChartWords, Figure, Issue, Picture, Story, StoryText } from './issue.js';
export { loadIssue } from './load-issue.js';
export type { Period } from './period.js';
export { parsePeriod } from './period.js';
export type { Edition, Masthead, Publication, Registration } from './publication.js';
export type { Content, Language, Localized, PlacedText } from './text.js';
