import type { Report } from '../base/index.js';
import type { Root } from '../files/index.js';
import type { FontTable } from '../font/index.js';
import { type DeskOptions, GraphicsDesk } from './graphics-desk.js';
import type { ChartRequest, DrawnCharts } from './request.js';

export interface ChartOptions extends DeskOptions {
	/** The project: specifications, themes and folders of data are found in it. */
	readonly project: Root;
}

/**
 * Draws charts at a desk of their own, in processes of their own since a spec is somebody else's program. Answers in the order of
 * the requests; undefined for a chart that could not be drawn, which is reported at its place in the spec.
 */
export async function drawCharts(
	requests: readonly ChartRequest[],
	fonts: FontTable,
	{ project, ...options }: ChartOptions,
	report: Report,
): Promise<DrawnCharts> {
	const desk = new GraphicsDesk(options);
	try {
		return await desk.draw(requests, fonts, project, report);
	} finally {
		desk.close();
	}
}
