export type { Box, ContainerBox, InlineBox, InlineContent, ParagraphBox, ReplacedBox } from './box.js';
export type { BreakToken } from './break-token.js';
export { type BoxTree, buildBoxes, type IntrinsicSizeOf } from './build-boxes.js';
export { bordersOf, paddingsOf } from './edges.js';
export type { Fragment, LineBox, Overset, Page, PlacedObject } from './fragment.js';
export { baselineShift } from './lay-paragraph.js';
export { layoutPages } from './pages.js';
export type { Space } from './space.js';
export { boxText, pageText } from './tree-text.js';
