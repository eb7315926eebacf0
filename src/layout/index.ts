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
export type { IntrinsicSizeOf } from './boxes/box-builder.js';
export { type BoxTree, buildBoxes } from './boxes/build-boxes.js';
export type { BreakToken } from './break-token.js';
export { bordersOf, marginsOf, paddingsOf } from './edges.js';
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
export { copyfitDecisions, type Decision, decisionText } from './inspect/inspect-copyfit.js';
export { fillsRow, gridInside, offGridBy, type PlacedGrid } from './inspect/off-grid.js';
export { boxText, pageText } from './inspect/tree-text.js';
export { KeptLayout } from './kept-layout.js';
export { EMPHASIS_SIZE, emBox, emphasisSide, emphasisSpots } from './lines/emphasis.js';
export { isInitial } from './lines/initial-letter.js';
export { runEnd, runStart } from './lines/run-end.js';
export { objectOffset } from './object-offset.js';
export { layoutPages } from './pages.js';
export { partsWithin } from './parts-within.js';
export { type PlacedBox, placedBoxes } from './placed-boxes.js';
export type { Space } from './space.js';
export { isTransformed, transformOf } from './transform.js';
export { isFloat } from './wrap/exclusions.js';
