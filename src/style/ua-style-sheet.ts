/**
 * What HTML elements look like before any author says so: HTML, Rendering 15.3 and 15.5, on paper. Details stand open, forms are
 * printed to be read or filled in, and what a browser puts into the place of its screen is not there. Nothing of a newspaper.
 */
export const uaStyleSheet = `
html, body, article, section, nav, aside, header, footer, main, search, hgroup, address, div, p, h1, h2, h3, h4, h5, h6,
blockquote, figure, figcaption, dl, dt, dd, ol, ul, menu, dir, pre, listing, plaintext, xmp, hr, form, fieldset, legend, details,
summary, dialog, center, optgroup { display: block }
head, title, base, basefont, bgsound, link, meta, style, script, template, datalist, param, source, track, area, map, noembed,
noframes, frameset, frame, applet, embed, iframe { display: none }
[hidden]:not([hidden=until-found]), [popover], dialog:not([open]) { display: none }
body { margin: 8px }
p, blockquote, figure, dl, ol, ul, menu, dir, pre, listing, plaintext, xmp { margin-block: 1em }
blockquote, figure { margin-inline: 40px }
figure { break-inside: avoid }
figcaption { break-before: avoid }
figcaption:first-child { break-before: auto; break-after: avoid }
dd { margin-inline-start: 40px }
ol, ul, menu, dir { padding-inline-start: 40px; list-style-type: disc }
ol { list-style-type: decimal }
:is(ul, ol, menu, dir, dl) :is(ul, ol, menu, dir, dl) { margin-block: 0 }
:is(ul, ol, menu, dir) :is(ul, menu, dir) { list-style-type: circle }
:is(ul, ol, menu, dir) :is(ul, ol, menu, dir) :is(ul, menu, dir) { list-style-type: square }
li { display: list-item }
h1 { font-size: 2em; margin-block: .67em }
h2 { font-size: 1.5em; margin-block: .83em }
h3 { font-size: 1.17em; margin-block: 1em }
h4 { margin-block: 1.33em }
h5 { font-size: .83em; margin-block: 1.67em }
h6 { font-size: .67em; margin-block: 2.33em }
h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid; break-inside: avoid }
b, strong, th { font-weight: bold }
i, em, cite, dfn, var, address { font-style: italic }
:is(i, em, cite, dfn, var, address):lang(zh) { font-style: normal }
code, kbd, samp, pre, listing, plaintext, xmp, tt { font-family: monospace }
pre, listing, plaintext, xmp { white-space: pre }
nobr { white-space: nowrap }
small { font-size: smaller }
big { font-size: larger }
sub { vertical-align: sub; font-size: smaller }
sup { vertical-align: super; font-size: smaller }
u, ins { text-decoration: underline }
u:lang(zh) { text-decoration-inset: auto }
[lang]:lang(zh), [lang]:lang(ja), [lang]:lang(ko) { initial-letter-align: ideographic; initial-letter-wrap: grid }
s, strike, del { text-decoration: line-through }
abbr[title], acronym[title] { text-decoration: underline dotted }
mark { background: yellow; color: black }
a:any-link { color: #0000ee; text-decoration: underline }
svg a:any-link { color: inherit; text-decoration: none }
q::before { content: open-quote }
q::after { content: close-quote }
::footnote-call { content: counter(footnote); vertical-align: super; font-size: smaller; line-height: 0; text-autospace: no-autospace }
::footnote-marker { content: counter(footnote) ". " }
::-x-footnote-area { border-top: .5pt solid; margin-top: .5em; padding-top: .25em }
hr { margin-block: .5em; margin-inline: auto; border-top: 1px solid gray }
ruby { display: ruby }
rb { display: ruby-base }
rt { display: ruby-text }
rtc { display: ruby-text-container }
rp { display: none }
rt, rtc { font-size: 50%; line-height: 1; white-space: nowrap; text-emphasis: none; text-autospace: no-autospace }
rtc > rt { font-size: inherit }
center { text-align: center }
dialog { margin-inline: auto; border: 2px solid; padding: 1em }

table { display: table; border-spacing: 2px; text-indent: 0 }
caption { display: table-caption; text-align: center }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group }
tbody { display: table-row-group }
tfoot { display: table-footer-group }
tr { display: table-row }
td, th { display: table-cell; padding: 1px }
thead, tbody, tfoot, table > tr { vertical-align: middle }
tr, td, th { vertical-align: inherit }
th { text-align: center }

img, svg, object, video, audio, canvas { display: inline-block }
video:empty, audio:empty, canvas:empty { display: none }

fieldset { margin-inline: 2px; border: 1px solid gray; padding: .35em .75em .625em }
legend { padding-inline: 2px }
input, select, textarea, button { display: inline-block; text-indent: 0; text-align: start; text-transform: none;
  letter-spacing: normal; word-spacing: normal; line-height: normal }
input, select, textarea { border: 1px solid gray; padding: 1px 2px; box-sizing: content-box }
input { width: 20ch; white-space: pre-wrap; overflow-wrap: anywhere }
input::before { content: attr(value) "\\a0" }
input[type=hidden] { display: none }
input[type=password][value]:not([value=""])::before { content: "••••••••" }
input:is([type=checkbox], [type=radio]) { width: auto; border-style: none; padding: 0; margin: 3px }
input[type=checkbox]::before { content: "☐" }
input[type=checkbox]:checked::before { content: "☑" }
input[type=radio]::before { content: "○" }
input[type=radio]:checked::before { content: "◉" }
input[type=image] { width: auto; border-style: none; padding: 0 }
input[type=image]::before { content: attr(alt) }
input[type=color]::before, input[type=file]::before { content: "\\a0" }
button, input:is([type=submit], [type=reset], [type=button]) { width: auto; border: 1px solid gray; padding: 1px 6px;
  text-align: center }
input:is([type=submit], [type=reset], [type=button])::before { content: attr(value) }
input[type=submit]:not([value])::before { content: "Submit" }
input[type=reset]:not([value])::before { content: "Reset" }
input[type=submit]:not([value]):lang(zh)::before { content: "提交" }
input[type=reset]:not([value]):lang(zh)::before { content: "重置" }
textarea { width: 20ch; min-height: 2lh; white-space: pre-wrap; overflow-wrap: anywhere; font-family: monospace;
  vertical-align: bottom }
select { white-space: nowrap }
option { display: none }
option:checked, select:not(:has(option:checked)):not([multiple]):not([size]) > option:first-of-type,
select:is([multiple], [size]):not([size="1"]) option { display: block }
optgroup { font-weight: bold }
optgroup > option { font-weight: normal }
select:not([multiple]):not([size]) optgroup { font-weight: normal }
`;
