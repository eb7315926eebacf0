/** The program that draws charts in a process of its own. It is told what to do by its parent, `chart-process.ts`. */
import { setFlagsFromString } from 'node:v8';
import { allowCanvasWithoutSize } from '../fonts/canvas-fonts.js';
import type { FromChild, ToChild } from '../job.js';
import { ChildFonts } from './child-fonts.js';
import { watchMemory } from './memory-watch.js';
import { resultText } from './result-text.js';

const send = (message: FromChild): void => {
	process.send?.(message);
};

const isOrder = (message: unknown): message is ToChild =>
	typeof message === 'object' && message !== null && 'kind' in message;

/**
 * Of V8: how much a function runs before it is compiled anew for speed. With three times the usual the first charts take a fifth
 * less, and the hundredth takes no longer. A version that does not know it goes on without.
 */
const PATIENCE = '--interrupt-budget=400000';

async function serve(): Promise<void> {
	setFlagsFromString(PATIENCE);
	allowCanvasWithoutSize();
	const { drawChart } = await import('../draw-chart.js');
	const { PreparedSpecs } = await import('../view/prepared-specs.js');
	sealPrototypes();
	const specs = new PreparedSpecs();
	const fonts = new ChildFonts();
	let begin: ((deadline: number) => void) | undefined;
	const { next, isWaiting } = orders();
	for (let order = await next(); ; order = await next()) {
		switch (order.kind) {
			case 'start':
				begin = watchMemory(order.memory);
				send({ kind: 'ready' });
				break;
			case 'fonts':
				fonts.add(order.table, order.fonts);
				break;
			case 'rehearse':
				for (const job of order.jobs) {
					if (await isWaiting()) break;
					begin?.(order.deadline);
					await drawChart(job, await fonts.open(order.table, job.spec));
					fonts.takeFindings(order.table);
					begin?.(0);
				}
				break;
			case 'draw': {
				const { job, table, deadline } = order;
				begin?.(deadline);
				const { findings, ...result } = await drawChart(job, await fonts.open(table, job.spec), specs);
				begin?.(0);
				send({
					kind: 'drawn',
					result: resultText({ ...result, findings: [...fonts.takeFindings(table), ...findings] }),
				});
			}
		}
	}
}

/**
 * Nothing is added to what all objects share: a spec that reaches a prototype, as a part of its data, would have Vega mark it as a
 * row, and every object of this process with it.
 */
function sealPrototypes(): void {
	for (const type of [Object, Array, Function, String, Number, Boolean, Date, RegExp, Map, Set]) {
		Object.preventExtensions(type);
		Object.preventExtensions(type.prototype);
	}
}

/** What the parent sends, one after another; ends the process when the parent is gone. */
function orders(): { readonly next: () => Promise<ToChild>; readonly isWaiting: () => Promise<boolean> } {
	const waiting: ToChild[] = [];
	let wake = (): void => {};
	process.on('message', (message) => {
		if (isOrder(message)) waiting.push(message);
		wake();
	});
	process.on('disconnect', () => process.exit(0));
	return {
		async next() {
			for (;;) {
				const order = waiting.shift();
				if (order) return order;
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			}
		},
		async isWaiting() {
			// What has come is taken in between two turns of the loop; the first of them may be the one that is running.
			for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
			return waiting.length > 0;
		},
	};
}

await serve();
