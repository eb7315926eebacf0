export type { StyledDocument } from './cascade.js';
export { cascade } from './cascade.js';
export type { Color } from './color.js';
export type { PseudoElement } from './compiled-selector.js';
export { initialStyle } from './compute.js';
export { counterSuffix, counterText } from './counter-styles.js';
export type { FontFace } from './font-face.js';
export { isInText } from './in-text.js';
export type { MarginBoxName } from './margin-boxes.js';
export type { PagePlace } from './page-selector.js';
export type { MarginBox, PageStyle } from './page-style.js';
export { areaOf, pageStyles } from './page-style.js';
export type { ContentAlignment, ItemAlignment } from './properties/alignment-values.js';
export type { BackgroundBox, BackgroundSize, Repeat } from './properties/background.js';
export type { Display } from './properties/box.js';
export type { ContentPart, CounterStyle, NamedString, StringChoice } from './properties/content-value.js';
export type { LadderStep, SizeRange } from './properties/copyfit.js';
export type { Radius, Shadow } from './properties/decoration.js';
export type { Quotes } from './properties/generated.js';
export type { AutoFlow, GridLine } from './properties/grid-values.js';
export type {
	ColorStop,
	FileImage,
	Image,
	LinearGradient,
	RadialGradient,
} from './properties/image-values.js';
export type { BasicShape, ShapeOutside } from './properties/shape-values.js';
export type { NamedTracks, TrackBreadth, TrackList, TrackSize } from './properties/track-values.js';
export type { Transform } from './properties/transform-values.js';
export type { Style } from './properties.js';
export { properties } from './properties.js';
export { shareStyled } from './share-styled.js';
export type { LoadStyleSheet, StyleSheetSource } from './sheet-context.js';
export { dependsOnBase, type Length, resolveLength } from './value.js';
