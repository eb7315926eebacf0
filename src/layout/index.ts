export type {
	Box,
	ContainerBox,
	InlineBox,
	InlineContent,
	Lift,
	LineSide,
	ParagraphBox,
	ReplacedBox,
} from './box.js';
export type { IntrinsicSizeOf } from './box-builder.js';
export type { BreakToken } from './break-token.js';
export { type BoxTree, buildBoxes } from './build-boxes.js';
export { bordersOf, marginsOf, paddingsOf } from './edges.js';
export { EMPHASIS_SIZE, emBox, emphasisSide, emphasisSpots } from './emphasis.js';
export { isFloat } from './exclusions.js';
export type {
	Copyfit,
	Fragment,
	LineBox,
	Overset,
	Page,
	PlacedObject,
	TablePaint,
	Underset,
} from './fragment.js';
export { isInitial } from './initial-letter.js';
export { copyfitDecisions, type Decision, decisionText } from './inspect-copyfit.js';
export { KeptLayout } from './kept-layout.js';
export { objectOffset } from './object-offset.js';
export { fillsRow, gridInside, offGridBy, type PlacedGrid } from './off-grid.js';
export { layoutPages } from './pages.js';
export { partsWithin } from './parts-within.js';
export { type PlacedBox, placedBoxes } from './placed-boxes.js';
export { runEnd, runStart } from './run-end.js';
export type { Space } from './space.js';
export { isTransformed, transformOf } from './transform.js';
export { boxText, pageText } from './tree-text.js';
