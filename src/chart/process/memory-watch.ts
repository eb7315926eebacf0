import { Worker } from 'node:worker_threads';

/**
 * Ends this process when it holds more memory than `limit` megabytes, when its parent is gone, or when one chart takes longer
 * than it may although nobody is left to end it. The heap limit of V8 does not count bitmaps and buffers, and an endless loop
 * keeps the process from watching itself; a thread can. Returns what tells it that a chart begins (with its deadline) or has
 * ended (with 0).
 */
export function watchMemory(limit: number): (deadline: number) => void {
	const workerData = { limit: limit * 1024 * 1024, parent: process.ppid };
	const worker = new Worker(WATCH, { eval: true, workerData, stdin: false });
	worker.unref();
	return (deadline) => worker.postMessage(deadline);
}

/** Milliseconds; a process can take about 100 MB in it. */
const INTERVAL = 25;

/** A process whose parent is gone gets another one. */
const WATCH = `
const { parentPort, workerData: { limit, parent } } = require('node:worker_threads');
let end = Infinity;
parentPort.on('message', (deadline) => { end = deadline > 0 ? performance.now() + 2 * deadline : Infinity; });
setInterval(() => {
	if (process.ppid !== parent || process.memoryUsage.rss() > limit || performance.now() > end) process.kill(process.pid, 'SIGKILL');
}, ${INTERVAL});
`;
