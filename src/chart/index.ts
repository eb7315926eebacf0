export { type ChartWords, chartWords, expandChart } from './chart-words.js';
export { drawCharts } from './draw-charts.js';
export { type ChartStore, GraphicsDesk } from './graphics-desk.js';
export { type ChartRequest, themePath } from './request.js';
