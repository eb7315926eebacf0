export { type EditionPlan, planIssue } from './edition-plan.js';
export { type Evidence, gatherEvidence } from './evidence.js';
export {
	type EditionSelection,
	type SelectedEditions,
	type SelectedIssue,
	selectEditions,
} from './select-editions.js';
export { writeEdition } from './write-edition.js';
