export type { Profile } from './profile.js';
export { profiles } from './profiles.js';
export { type PdfOptions, writePdf } from './write-pdf.js';
