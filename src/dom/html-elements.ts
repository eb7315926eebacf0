/** Elements of the HTML standard that a page may hold, the obsolete ones that it still tells how to show, and what is not printed. */
const names = `html head title base link meta style body article section nav aside h1 h2 h3 h4 h5 h6 hgroup header footer
address p hr pre blockquote ol ul menu li dl dt dd figure figcaption main search div a em strong small s cite q dfn abbr ruby rb rt
rtc rp data time code var samp kbd sub sup i b u mark bdi bdo span br wbr ins del picture source img object param svg math table
caption colgroup col tbody thead tfoot tr td th details summary noscript template script iframe embed video audio track canvas
form label input button select datalist optgroup option textarea output progress meter fieldset legend dialog slot center font tt
big strike acronym dir listing plaintext xmp nobr marquee blink applet basefont bgsound frame frameset noframes noembed rb rtc
keygen selectedcontent image`;

export const htmlElements: ReadonlySet<string> = new Set(names.split(/\s+/));

/** Elements whose end tag may be left out (HTML 13.1.2.4), and void ones that have none. */
export const openEnded: ReadonlySet<string> = new Set(
	`html head body li dt dd p rb rt rtc rp optgroup option colgroup caption thead tbody tfoot tr td th
	area base basefont bgsound br col embed frame hr img input keygen link meta param plaintext source track wbr`.split(
		/\s+/,
	),
);
