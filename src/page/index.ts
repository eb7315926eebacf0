export { type ForeignPage, openPage } from './open-page.js';
export { linkedSheet } from './page-sheets.js';
