export { prepareParagraph } from './build-units.js';
export { isChinese } from './character-class.js';
export { compose, type Wrap } from './compose.js';
export type { ComposeOptions } from './compose-optimum.js';
export type { Justification } from './justify.js';
export { evenMeasures, type FitTable, fitTable, type Measures } from './line-fit.js';
export type { Line, Paragraph } from './paragraph.js';
export { type SetLine, type SetObject, type SetRun, setLine } from './set-line.js';
export type { Piece, TextStyle } from './text-style.js';
