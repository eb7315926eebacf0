import { cpuUsage, stdout } from 'node:process';
import { openRoot } from '../../src/files/index.js';
import { loadFontTable } from '../../src/font/index.js';
import { facesOf, openAll } from './font.bench.js';

/** Opens the faces once and says how much time that took; started by font.bench.ts. */
const faces = facesOf(loadFontTable(openRoot('.'), () => {}));
const start = cpuUsage();
openAll(faces);
const { user, system } = cpuUsage(start);
stdout.write(`${(user + system) / 1000}\n`);
