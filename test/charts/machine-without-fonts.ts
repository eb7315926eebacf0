/** To be imported before anything that loads Vega or the canvas: no font of the machine gets into a picture. */
import { allowCanvasWithoutSize } from '../../src/chart/fonts/canvas-fonts.js';

process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
allowCanvasWithoutSize();
