import type { Style } from './properties.js';

/** Whether a reader hears an element where it is written: it has a box, and that does not run in the margins. */
export const isInText = (style: Style | undefined): boolean =>
	style !== undefined && style.display !== 'none' && typeof style.position !== 'object';
