/** What HTML elements look like before any author says so: HTML, Rendering 15.3, in points for print. Nothing of a newspaper. */
export const uaStyleSheet = `
html, body, article, section, nav, aside, header, footer, main, search, hgroup, address, div, p, h1, h2, h3, h4, h5, h6,
blockquote, figure, figcaption, dl, dt, dd, ol, ul, menu, pre, hr, form, fieldset, legend, details, summary, dialog, center,
optgroup, option { display: block }
head, title, base, link, meta, style, script, noscript, template, datalist, param, source, track, rp, area, map, input, button,
select, textarea, video, audio, canvas, iframe, embed { display: none }
body { margin: 8px }
p, blockquote, figure, dl, ol, ul, menu, pre { margin-top: 1em; margin-bottom: 1em }
blockquote, figure { margin-left: 40px; margin-right: 40px }
dd { margin-left: 40px }
ol, ul, menu { padding-left: 40px; list-style-type: disc }
ol { list-style-type: decimal }
ul ul, ol ul, ul ol, ol ol { margin-top: 0; margin-bottom: 0 }
ul ul, ol ul { list-style-type: circle }
ul ul ul, ol ul ul { list-style-type: square }
li { display: list-item }
summary { display: block }
h1 { font-size: 2em; margin-top: .67em; margin-bottom: .67em }
h2 { font-size: 1.5em; margin-top: .83em; margin-bottom: .83em }
h3 { font-size: 1.17em; margin-top: 1em; margin-bottom: 1em }
h4 { margin-top: 1.33em; margin-bottom: 1.33em }
h5 { font-size: .83em; margin-top: 1.67em; margin-bottom: 1.67em }
h6 { font-size: .67em; margin-top: 2.33em; margin-bottom: 2.33em }
h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid; break-inside: avoid }
b, strong, th { font-weight: bold }
i, em, cite, dfn, var, address { font-style: italic }
:is(i, em, cite, dfn, var, address):lang(zh) { font-style: normal }
code, kbd, samp, pre, tt { font-family: monospace }
pre { white-space: pre }
small { font-size: smaller }
big { font-size: larger }
sub { vertical-align: sub; font-size: smaller }
sup { vertical-align: super; font-size: smaller }
u, ins { text-decoration: underline }
s, strike, del { text-decoration: line-through }
q::before { content: "\\201C" }
q::after { content: "\\201D" }
hr { margin-top: .5em; margin-bottom: .5em; border-top: 1px solid gray }
table { display: table; border-spacing: 2px; text-indent: 0 }
caption { display: table-caption; text-align: center }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group }
tbody { display: table-row-group }
tfoot { display: table-footer-group }
tr { display: table-row; break-inside: avoid }
td, th { display: table-cell; padding: 1px; vertical-align: middle }
th { text-align: center }
img, svg, object { display: inline-block }
center { text-align: center }
[hidden] { display: none }
`;
