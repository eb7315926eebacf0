import type { Longhands } from './declaration.js';
import type { Place } from './place.js';
export function presentationalHints(_place: Place): Longhands {
	return [];
}
