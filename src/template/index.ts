export { callsCharts } from './calls-charts.js';
export type { ChartRequest, Markup, StyleSheet } from './markup.js';
export { renderEdition } from './render-edition.js';
