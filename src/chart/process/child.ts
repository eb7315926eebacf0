/** The program that draws charts in a process of its own. It is told what to do by its parent, `run-charts.ts`. */
import type { Diagnostic } from '../../base/index.js';
import type { FontSet } from '../../font/index.js';
import { openFonts } from '../../font/index.js';
import { allowCanvasWithoutSize, needsCanvasFonts, registerCanvasFonts } from '../fonts/canvas-fonts.js';
import type { FromChild, ToChild } from '../job.js';
import { watchMemory } from './memory-watch.js';

const send = (message: FromChild): void => {
	process.send?.(message);
};

const isOrder = (message: unknown): message is ToChild =>
	typeof message === 'object' && message !== null && 'kind' in message;

async function serve(): Promise<void> {
	allowCanvasWithoutSize();
	const { drawChart } = await import('../draw-chart.js');
	let fonts: FontSet | undefined;
	let hasCanvasFonts = false;
	const ofFonts: Diagnostic[] = [];
	let begin: ((deadline: number) => void) | undefined;
	for await (const order of orders()) {
		if (order.kind === 'open') {
			begin = watchMemory(order.memory);
			fonts = await openFonts(order.fonts, (diagnostic) => {
				// What is not an error was told when the page's text was set in the same face, or will be.
				if (diagnostic.severity === 'error') ofFonts.push(diagnostic);
			});
			send({ kind: 'ready' });
		} else if (fonts) {
			begin?.(order.deadline);
			if (!hasCanvasFonts && needsCanvasFonts(order.job.spec)) {
				await registerCanvasFonts(fonts.table);
				hasCanvasFonts = true;
			}
			const { findings, ...result } = await drawChart(order.job, fonts);
			begin?.(0);
			send({ kind: 'drawn', result: { ...result, findings: [...ofFonts.splice(0), ...findings] } });
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
