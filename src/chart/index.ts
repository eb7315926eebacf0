export { drawCharts } from './draw-charts.js';
export { type ChartStore, GraphicsDesk } from './graphics-desk.js';
export type { ChartRequest } from './request.js';
