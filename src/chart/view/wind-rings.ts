import { isMapping } from '../findings/findings.js';

/**
 * A feature of GeoJSON whose polygons go around as projections of the globe take them: outer rings clockwise. The standard has them
 * the other way (RFC 7946, 3.1.6), and files have either; a region of the wrong way would be all of the globe but itself.
 */
export function windRings(row: unknown): unknown {
	if (!isMapping(row) || row.type !== 'Feature' || !isMapping(row.geometry)) return row;
	const { geometry } = row;
	const { coordinates } = geometry;
	if (geometry.type === 'Polygon')
		return { ...row, geometry: { ...geometry, coordinates: wound(coordinates) } };
	if (geometry.type !== 'MultiPolygon' || !Array.isArray(coordinates)) return row;
	return { ...row, geometry: { ...geometry, coordinates: coordinates.map(wound) } };
}

/** A polygon: its outer ring first, then its holes, which go the other way around. */
function wound(polygon: unknown): unknown {
	if (!Array.isArray(polygon) || !isRing(polygon[0]) || !isAnticlockwise(polygon[0])) return polygon;
	return polygon.map((ring) => (Array.isArray(ring) ? [...ring].reverse() : ring));
}

type Ring = readonly (readonly [number, number])[];

const isRing = (ring: unknown): ring is Ring =>
	Array.isArray(ring) &&
	ring.every((point) => Array.isArray(point) && typeof point[0] === 'number' && typeof point[1] === 'number');

/** By the sign of its area, longitude across and latitude up (the shoelace formula). */
const isAnticlockwise = (ring: Ring): boolean =>
	ring.reduce((area, [x, y], index) => {
		const [nextX, nextY] = ring[(index + 1) % ring.length]!;
		return area + x * nextY - nextX * y;
	}, 0) > 0;
