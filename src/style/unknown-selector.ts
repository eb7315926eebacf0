import { isVendorName } from './print-meaning.js';

/** A piece of a selector that was not understood, as written. */
export class UnknownSelector extends Error {
	/** Nothing is said of what some program made for itself. */
	readonly isVendors: boolean;

	constructor(text: string) {
		super(text);
		this.isVendors = isVendorName(text.replace(/^:+/, ''));
	}
}
