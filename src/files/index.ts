export type { FrontMatter } from './front-matter.js';
export { parseFrontMatter } from './front-matter.js';
export type { InputFile, NotedRoot } from './inputs.js';
export { noteInputs, tryRead } from './inputs.js';
export type { Root } from './root.js';
export { joinPath, openRoot } from './root.js';
export { writeWhole } from './write-whole.js';
export type { DataPath, Yaml } from './yaml.js';
export { parseYaml, readYaml } from './yaml.js';
