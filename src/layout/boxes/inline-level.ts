import type { Style } from '../../style/index.js';

/** Parts of a ruby that stand outside of one are text among text (CSS Ruby 1, 2.2). */
export const isInlineBox = ({ display }: Style): boolean =>
	display === 'inline' || display.startsWith('ruby');

export const isInlineLevel = (display: Style['display']): boolean =>
	['inline-block', 'inline-table', 'inline-grid', 'inline'].includes(display);

export const isOutOfFlow = ({ position }: Style): boolean => position === 'absolute' || position === 'fixed';
