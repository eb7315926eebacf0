import type { Selector } from './compiled-selector.js';
import type { FontFace } from './font-face.js';
import type { LayerName } from './layer-names.js';
import type { PageRule } from './page-rule.js';
import type { DeclarationBlock } from './sheet-context.js';

/** What one selector of a rule asks for. */
export interface StyleRule {
	readonly selector: Selector;
	readonly block: DeclarationBlock;
	readonly layer: LayerName;
}

/** What a style sheet comes to, with those that it imports. */
export interface StyleSheet {
	readonly rules: readonly StyleRule[];
	readonly pages: readonly PageRule[];
	readonly fontFaces: readonly FontFace[];
}
