import type { Findings } from '../findings/findings.js';
import { explainer } from './explain.js';
import type { Grammar } from './json-schema.js';
import { matcher } from './matches.js';
import { schemaOf } from './schema-of.js';
import { findingOf } from './words.js';

/**
 * Holds a spec against the schema of its grammar. In a plain chart a fault is a warning, since Vega draws what it
 * understands; in a paper it is an error: a misspelt property draws a chart that says something else.
 *
 * A matcher of our own: the common one for JSON Schema takes 1300 ms to compile this schema, twice the time of all the
 * charts of an issue, and tells of one misspelt name in 57 messages, one an alternative.
 */
export function validateSpec(spec: unknown, grammar: Grammar, isPlain: boolean, findings: Findings): void {
	const file = schemaOf(grammar);
	const matches = matcher(file);
	if (matches(file.top, spec)) return;
	for (const fault of explainer(file, matches)(file.top, spec, [])) {
		findings.add(findingOf(fault, isPlain ? 'warning' : 'error'));
	}
}
