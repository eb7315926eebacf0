export type { ChartRequest, Markup, StyleSheet } from './markup.js';
export { renderEdition } from './render-edition.js';
