import { z } from 'zod';
import type { Report } from '../base/index.js';
import { type Root, readYaml, tryRead } from '../files/index.js';
import { check } from './check.js';
import { type Period, parsePeriod } from './period.js';

/** The field as it stands in `issue.yaml`. */
export const periodText = z
	.string()
	.refine((text) => parsePeriod(text) !== undefined, 'must be like 2023, 2023-H1, 2023-Q2 or 2023-06');

/** The period of an issue and nothing else of it; what is wrong with it is reported at its place. */
export function readPeriod(
	project: Root,
	publication: string,
	issue: string,
	report: Report,
): Period | undefined {
	const file = `data/${publication}/${issue}/issue.yaml`;
	const yaml = tryRead(report, () => readYaml(project, file, report));
	const data = yaml && check(z.object({ period: periodText }), yaml.value, yaml, report);
	return data && parsePeriod(data.period);
}
