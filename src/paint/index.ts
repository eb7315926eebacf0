export type {
	DisplayList,
	Op,
	OutlineEntry,
	PaintedDocument,
	StructureElement,
	StructureRole,
} from './display-list.js';
export { listText } from './list-text.js';
export { type PaintInput, paint } from './paint.js';
export { rasterDrawing, rasterPage } from './raster.js';
export { svgDrawing } from './svg.js';
