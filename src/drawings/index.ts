export { drawPlaced, isChart, type Plot } from './draw-placed.js';
