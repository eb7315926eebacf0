export { addFaces, type SheetFace } from './add-faces.js';
export type { Face, FaceMetrics, GlyphAdjustment, ShapedText, ShapeOptions } from './face.js';
export { FontFiles } from './font-files.js';
export type { FontFace, FontFamily, FontFile, FontRole, FontTable } from './font-table.js';
export { loadFontTable } from './load-font-table.js';
export type { FontRequest } from './match-faces.js';
export { type FontSet, openFonts } from './open-fonts.js';
