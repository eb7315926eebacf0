export { drawPicture } from './draw-picture.js';
export { imageOutlines } from './image-outlines.js';
export { loadPicture } from './load-picture.js';
export { type Images, openImages } from './open-images.js';
export { type LocatePicture, openPictures, type Pictures } from './open-pictures.js';
export type { Picture, PictureOp, RasterPicture, VectorPicture } from './picture.js';
export type { TextSetting } from './text-clusters.js';
