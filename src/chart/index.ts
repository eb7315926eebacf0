export { drawCharts } from './draw-charts.js';
export type { ChartOptions, ChartRequest } from './request.js';
