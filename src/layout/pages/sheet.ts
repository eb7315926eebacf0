import type { PageStyle } from '../../style/index.js';
import type { Page } from '../fragment.js';

const MM = 72 / 25.4;

/** Beside a page with marks: room for them, for a control strip and for the name of the page (CY/T 197-2019, annex B). */
const SLUG = 10 * MM;

/** What the marks at the corners have to themselves beyond a wide bleed. */
const LEAST_SLUG = 7 * MM;

/**
 * The sheet that a page is printed on before it is cut, and where the page lies on it:
 *
 *     ┌───────────────┐ sheet
 *     │  │ slug     │  │
 *     │──┌ ─ ─ ─ ─ ┐─│ bleed
 *     │    ┌──────┐   │
 *     │  │ │ trim │ │ │
 */
export function sheetOf({ width, height, bleed, marks }: PageStyle): Pick<Page, 'trim' | 'bleed' | 'sheet'> {
	const around = marks.crop || marks.cross ? Math.max(SLUG, bleed + LEAST_SLUG) : bleed;
	return {
		trim: { x: around, y: around, width, height },
		bleed,
		sheet: { width: width + 2 * around, height: height + 2 * around },
	};
}
