export { drawPlaced, expectCharts, isChart, type Plot } from './draw-placed.js';
