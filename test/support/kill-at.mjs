/**
 * Loaded into the command line before it starts: ends the process, without a chance to tidy up, at one operation of the disk. In
 * BANMIAN_KILL_AT stands which: `all:900` is the 900th of any kind, `writes:17` the 17th that changes the disk. A write is cut in
 * half. Without it, prints how many there were.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [kind, number] = (process.env.BANMIAN_KILL_AT ?? ':0').split(':');
const writes = ['mkdirSync', 'writeFileSync', 'fsyncSync', 'renameSync', 'rmSync'];
const reads = ['openSync', 'closeSync', 'readFileSync', 'readdirSync', 'statSync', 'realpathSync'];
const real = { ...fs };
const counts = { all: 0, writes: 0 };

for (const name of [...writes, ...reads]) {
	const wrapped = (...args) => {
		counts.all++;
		if (writes.includes(name) || (name === 'openSync' && args[1] === 'w')) counts.writes++;
		if (counts[kind] === Number(number)) {
			if (name === 'writeFileSync') real.writeSync(args[0], args[1].subarray(0, args[1].length >> 1));
			process.kill(process.pid, 'SIGKILL');
		}
		return real[name](...args);
	};
	// realpathSync has a native form beside it.
	fs[name] = Object.assign(wrapped, real[name]);
}
syncBuiltinESMExports();

if (kind === '') process.on('exit', () => console.log(`operations: ${counts.all}, ${counts.writes} writes`));
