import type { PdfDictionary, PdfReference } from './pdf-value.js';

const KINDS = ['Font', 'XObject', 'ExtGState', 'Pattern', 'Shading', 'ColorSpace'] as const;
type Kind = (typeof KINDS)[number];

/** What one content stream refers to by name (ISO 32000-1, 7.8.3). Names are those of the whole file. */
export class Resources {
	private readonly kinds: Record<Kind, Record<string, PdfReference>> = {
		Font: {},
		XObject: {},
		ExtGState: {},
		Pattern: {},
		Shading: {},
		ColorSpace: {},
	};

	/** Returns the name, for the operator. */
	use(kind: Kind, name: string, reference: PdfReference): string {
		this.kinds[kind][name] = reference;
		return name;
	}

	dictionary(): PdfDictionary {
		return Object.fromEntries(
			KINDS.filter((kind) => Object.keys(this.kinds[kind]).length > 0).map((kind) => [
				kind,
				this.kinds[kind],
			]),
		);
	}
}
