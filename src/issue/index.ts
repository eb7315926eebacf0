export { type DayForm, dateText, dayForms, daysText } from './calendar.js';
export { createPublication } from './create-publication.js';
export { figuresText } from './figures-text.js';
export { findIssues, type IssueName, issuePath } from './find-issues.js';
export type {
	ChartWords,
	Figure,
	FigureTable,
	FigureValue,
	Issue,
	Picture,
	Story,
	StoryText,
} from './issue.js';
export { loadIssue } from './load-issue.js';
export type { Period } from './period.js';
export { parsePeriod } from './period.js';
export type { Edition, Masthead, Publication, Registration } from './publication.js';
export { readPublication } from './publication.js';
export { readPeriod } from './read-period.js';
export type { Content, Language, Localized, PlacedText } from './text.js';
