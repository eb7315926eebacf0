import { type OpaqueRows, opaqueRows } from './opaque-rows.js';
import type { Images } from './open-images.js';

/** Tells what of the pictures of style sheets is opaque, each worked out once for each threshold. */
export function imageOutlines(images: Images): (path: string, threshold: number) => OpaqueRows | undefined {
	const known = new Map<string, OpaqueRows>();
	return (path, threshold) => {
		const picture = images.get(path);
		if (!picture) return undefined;
		const key = `${threshold} ${path}`;
		const rows = known.get(key) ?? opaqueRows(picture, threshold);
		known.set(key, rows);
		return rows;
	};
}
