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
export type { Fragment, LineBox, Overset, Page, PlacedObject, TablePaint, Underset } from './fragment.js';
export { layoutPages } from './pages.js';
export { partsWithin } from './parts-within.js';
export { type PlacedBox, placedBoxes } from './placed-boxes.js';
export { runEnd, runStart } from './run-end.js';
export type { Space } from './space.js';
export { boxText, pageText } from './tree-text.js';
