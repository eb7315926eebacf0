/** The sixteen boxes in the margins of a page, in the order in which they are painted (CSS Paged Media 3, 5.1 and 5.4). */
export const marginBoxNames = [
	'top-left-corner',
	'top-left',
	'top-center',
	'top-right',
	'top-right-corner',
	'right-top',
	'right-middle',
	'right-bottom',
	'bottom-right-corner',
	'bottom-right',
	'bottom-center',
	'bottom-left',
	'bottom-left-corner',
	'left-bottom',
	'left-middle',
	'left-top',
] as const;

export type MarginBoxName = (typeof marginBoxNames)[number];

/** How text stands in each of them where no sheet says otherwise (CSS Page 3, 5.2), and the white that browsers leave around. */
export const pageDefaults = `
@page {
	margin: 16mm;
	@top-left-corner { text-align: right; vertical-align: middle }
	@top-left { text-align: left; vertical-align: middle }
	@top-center { text-align: center; vertical-align: middle }
	@top-right { text-align: right; vertical-align: middle }
	@top-right-corner { text-align: left; vertical-align: middle }
	@left-top { text-align: center; vertical-align: top }
	@left-middle { text-align: center; vertical-align: middle }
	@left-bottom { text-align: center; vertical-align: bottom }
	@right-top { text-align: center; vertical-align: top }
	@right-middle { text-align: center; vertical-align: middle }
	@right-bottom { text-align: center; vertical-align: bottom }
	@bottom-left-corner { text-align: right; vertical-align: middle }
	@bottom-left { text-align: left; vertical-align: middle }
	@bottom-center { text-align: center; vertical-align: middle }
	@bottom-right { text-align: right; vertical-align: middle }
	@bottom-right-corner { text-align: left; vertical-align: middle }
}
`;
