import { lexer } from 'css-tree';

/** Properties of CSS that ask nothing of a printed page: sheets written for screens carry them, and nobody wants to hear of it. */
const meaningless: readonly { readonly reason: string; readonly names: string }[] = [
	{
		reason: 'paper has no pointer and no keyboard',
		names: `cursor pointer-events touch-action user-select caret caret-color caret-shape caret-animation resize nav-up nav-right
			nav-down nav-left ime-mode accent-color appearance field-sizing interactivity interest-delay interest-delay-start
			interest-delay-end`,
	},
	{
		reason: 'nothing moves; what is animated stands as it is without',
		names: `transition transition-property transition-duration transition-timing-function transition-delay transition-behavior
			animation animation-name animation-duration animation-timing-function animation-delay animation-iteration-count
			animation-direction animation-fill-mode animation-play-state animation-composition animation-timeline animation-range
			animation-range-start animation-range-end view-transition-name view-transition-class timeline-scope will-change
			interpolate-size`,
	},
	{
		reason: 'nothing scrolls',
		names: `scroll-behavior scroll-snap-type scroll-snap-align scroll-snap-stop scroll-margin scroll-margin-top scroll-margin-right
			scroll-margin-bottom scroll-margin-left scroll-margin-block scroll-margin-block-start scroll-margin-block-end
			scroll-margin-inline scroll-margin-inline-start scroll-margin-inline-end scroll-padding scroll-padding-top
			scroll-padding-right scroll-padding-bottom scroll-padding-left scroll-padding-block scroll-padding-block-start
			scroll-padding-block-end scroll-padding-inline scroll-padding-inline-start scroll-padding-inline-end scroll-timeline
			scroll-timeline-name scroll-timeline-axis scroll-marker-group view-timeline view-timeline-name view-timeline-axis
			view-timeline-inset overscroll-behavior overscroll-behavior-x overscroll-behavior-y overscroll-behavior-inline
			overscroll-behavior-block overflow-anchor scrollbar-color scrollbar-width scrollbar-gutter`,
	},
	{
		reason: 'a page does not speak (CSS 2.1, appendix A; CSS Speech 1)',
		names: `azimuth elevation speak speak-as speak-header speak-numeral speak-punctuation speech-rate stress richness pitch
			pitch-range play-during volume pause pause-before pause-after rest rest-before rest-after cue cue-before cue-after
			voice-family voice-balance voice-volume voice-rate voice-pitch voice-range voice-stress voice-duration`,
	},
	{
		reason:
			'asks for speed or for a way of drawing on screens; printing is always exact, and colours are always printed',
		names: `text-rendering image-rendering font-smooth font-optical-sizing font-synthesis font-synthesis-weight font-synthesis-style
			font-synthesis-small-caps font-synthesis-position text-size-adjust color-scheme color-adjust print-color-adjust
			forced-color-adjust content-visibility contain contain-intrinsic-size contain-intrinsic-width contain-intrinsic-height
			contain-intrinsic-block-size contain-intrinsic-inline-size container container-name container-type isolation behavior
			dynamic-range-limit`,
	},
	{
		reason: 'orders text from right to left, whose setting is not supported and reported by itself',
		names: 'unicode-bidi',
	},
];

const names: ReadonlySet<string> = new Set(meaningless.flatMap((group) => group.names.split(/\s+/)));

export const propertiesWithoutMeaning: readonly string[] = [...names];

/** `-webkit-`, `mso-` and the like: one program's own; the sheet has the standard's word beside it if it needs one. */
const VENDOR = /^-(?:webkit|moz|ms|o|khtml|apple|epub|wap|hp|xv|rim|tc|atsc|ah|ro|internal)-|^mso-/;

/** A name that some program made for itself. */
export const isVendorName = (name: string): boolean => VENDOR.test(name);

/** A value that only some program knows, such as `-webkit-box`; the sheet has another for the rest of the world. */
export const holdsVendorValue = (text: string): boolean =>
	/(?:^|[\s,(])-(?:webkit|moz|ms|o)-[a-z]/i.test(text);

/** A property that has no meaning in print. */
export const isMeaningless = (name: string): boolean => names.has(name) || isVendorName(name);

/** A property of CSS, whether we know it or not. */
export const isOfCss = (name: string): boolean => Boolean(lexer.getProperty(name));

/** Words with which a property that we do not know asks for nothing. */
export const isNeutral = (name: string, text: string): boolean =>
	/^(?:none|normal|auto|initial|inherit|unset|revert|revert-layer)$/i.test(text) ||
	(name === 'direction' && /^ltr$/i.test(text)) ||
	// What would scroll is shown in full.
	(/^overflow-(?:x|y|inline|block)$/.test(name) && /^(?:visible|scroll)$/i.test(text)) ||
	(name === 'font-stretch' && /^100%$/.test(text));
