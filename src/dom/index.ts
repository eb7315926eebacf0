export type { Document, Element, Node, Text } from './document.js';
export { elementsOf } from './document.js';
export { parseHtml } from './parse-html.js';
export { parseXml } from './parse-xml.js';
