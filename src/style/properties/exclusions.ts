import { words } from '../property.js';

/** Exclusions 1. */
export const exclusionProperties = {
	wrapFlow: words('wrap-flow', false, 'auto', 'both', 'start', 'end', 'minimum', 'maximum', 'clear'),
	wrapThrough: words('wrap-through', false, 'wrap', 'none'),
};
