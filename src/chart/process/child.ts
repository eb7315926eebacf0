/** The program that draws charts in a process of its own. It is told what to do by its parent, `chart-process.ts`. */
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

async function serve(): Promise<void> {
	allowCanvasWithoutSize();
	const { drawChart } = await import('../draw-chart.js');
	const { PreparedSpecs } = await import('../view/prepared-specs.js');
	const specs = new PreparedSpecs();
	const fonts = new ChildFonts();
	let begin: ((deadline: number) => void) | undefined;
	for await (const order of orders()) {
		switch (order.kind) {
			case 'start':
				begin = watchMemory(order.memory);
				send({ kind: 'ready' });
				break;
			case 'fonts':
				fonts.add(order.table, order.fonts);
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

/** What the parent sends, one after another; ends the process when the parent is gone. */
async function* orders(): AsyncGenerator<ToChild> {
	const waiting: ToChild[] = [];
	let wake = (): void => {};
	process.on('message', (message) => {
		if (isOrder(message)) waiting.push(message);
		wake();
	});
	process.on('disconnect', () => process.exit(0));
	while (true) {
		const order = waiting.shift();
		if (order) yield order;
		else
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
	}
}

await serve();
