export type { PseudoElement, StyledDocument } from './cascade.js';
export { cascade } from './cascade.js';
export type { Color } from './color.js';
export { initialStyle } from './compute.js';
export type { FontFace } from './font-face.js';
export type { PageStyle } from './page-style.js';
export { pageStyle } from './page-style.js';
export type { BackgroundBox, BackgroundSize, Repeat } from './properties/background.js';
export type { Display } from './properties/box.js';
export type { Radius, Shadow } from './properties/decoration.js';
export type { GridLine, TrackBreadth, TrackSize } from './properties/grid-values.js';
export type {
	ColorStop,
	FileImage,
	Image,
	LinearGradient,
	RadialGradient,
} from './properties/image-values.js';
export type { ContentPart } from './properties/layout.js';
export type { Style } from './properties.js';
export { properties } from './properties.js';
export type { StyleSheetSource } from './style-sheet.js';
export { type Length, resolveLength } from './value.js';
