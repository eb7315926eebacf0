import type { BlendMode } from '../base/index.js';
import type { Content } from './content.js';
import type { PdfFile } from './pdf-file.js';
import type { PdfReference } from './pdf-value.js';

/** What an ExtGState sets here: always all of it, so that the last one counts. */
export interface Transparency {
	readonly fillAlpha: number;
	readonly penAlpha: number;
	readonly blend: BlendMode;
	/** A transparency group whose lightness is the alpha of what is painted. */
	readonly mask?: PdfReference;
}

export const opaque: Transparency = { fillAlpha: 1, penAlpha: 1, blend: 'normal' };

/** The graphics states of the file, each written once. */
export class GraphicsStates {
	private readonly known = new Map<string, { readonly name: string; readonly reference: PdfReference }>();

	constructor(private readonly file: PdfFile) {}

	set(content: Content, transparency: Transparency): void {
		const initial = () => this.use(content, opaque);
		content.graphicsState(isOpaque(transparency) ? '' : this.use(content, transparency), initial);
	}

	private use(content: Content, { fillAlpha, penAlpha, blend, mask }: Transparency): string {
		const key = `${fillAlpha}|${penAlpha}|${blend}|${mask ? mask.id : ''}`;
		let state = this.known.get(key);
		if (!state) {
			const reference = this.file.add({
				Type: 'ExtGState',
				ca: fillAlpha,
				CA: penAlpha,
				BM: blendName(blend),
				SMask: mask ? { Type: 'Mask', S: 'Luminosity', G: mask } : 'None',
			});
			state = { name: `G${this.known.size + 1}`, reference };
			this.known.set(key, state);
		}
		return content.resources.use('ExtGState', state.name, state.reference);
	}
}

const isOpaque = ({ fillAlpha, penAlpha, blend, mask }: Transparency): boolean =>
	fillAlpha === 1 && penAlpha === 1 && blend === 'normal' && !mask;

/** `color-dodge` is `ColorDodge` (ISO 32000-1, 11.3.5). */
function blendName(blend: BlendMode): string {
	return blend.replace(/(^|-)([a-z])/g, (_, _hyphen, letter: string) => letter.toUpperCase());
}
