import { join } from 'node:path';
import type { RuleCode } from '../../../src/archive/index.js';
import { type Draft, digest, LASTING, type Plan, textOf, write } from './object-builder.js';

/** One way to break a rule: an object that is good but for that. */
export interface Breach extends Plan {
	readonly code: RuleCode;
	readonly what: string;
	/** Rules that cannot but be broken with it. */
	readonly also?: readonly RuleCode[];
	/** What the good twin of the object is warned of, which has the same plan without the change. */
	readonly warned?: readonly RuleCode[];
}

/** A change of the newest version only, and one of all inventories. */
export const newest =
	(change: (inventory: Draft, version: string) => void) =>
	(...drafts: Draft[]): void =>
		change(drafts.at(-1)!, `v${drafts.length}`);
export const all =
	(change: (inventory: Draft) => void) =>
	(...drafts: Draft[]): void =>
		drafts.forEach(change);
export const set = (values: Readonly<Record<string, unknown>>) =>
	all((inventory) => void Object.assign(inventory, values));
export const without = (key: string) => all((inventory) => void delete inventory[key]);
export const inState = (change: (state: Record<string, unknown>) => void) =>
	all(({ versions }) => change(versions.v1!.state));
export const file = (path: string, text = 'x') => ({
	after: (folder: string) => write(join(folder, path), text),
});

export const a1 = digest('sha512', textOf(1));
export const lasting = digest('sha512', LASTING);

/** The paths of a digest in the manifest. */
export const path = (digestOf: string, ...paths: unknown[]) =>
	all(({ manifest }) => void Object.assign(manifest, { [digestOf]: paths }));

/** Changes what the first version says of itself, in all inventories alike. */
export const inVersion = (values: Readonly<Record<string, unknown>>) =>
	all(({ versions }) => void Object.assign(versions.v1!, values));

export const fixityOf = (block: Readonly<Record<string, unknown>>) =>
	all((inventory) => void Object.assign(inventory, { fixity: block }));
