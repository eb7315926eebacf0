export { type ForeignPage, openPage } from './open-page.js';
