import type { Report, Span } from '../../base/index.js';
import { type Root, readYaml, tryRead } from '../../files/index.js';

/**
 * The folder of the publication's issue of a period. Looked up through a root that notes nothing: an edition is made from the other
 * issue's series, not from its words. Two issues of one period are reported, and neither is taken.
 */
export function findIssueOf(
	project: Root,
	publication: string,
	period: string,
	span: Span,
	report: Report,
): string | 'none' | 'several' {
	const data = `data/${publication}`;
	const found = project.listFolders(data).filter((issue) => {
		const file = `${data}/${issue}/issue.yaml`;
		if (!project.exists(file)) return false;
		// What is wrong with that file is reported when its own issue is built.
		const value = tryRead(ignore, () => readYaml(project, file, ignore))?.value;
		return typeof value === 'object' && value !== null && 'period' in value && value.period === period;
	});
	if (found.length > 1) {
		const folders = found.map((issue) => `${data}/${issue}`).join(' and ');
		report({
			code: 'issue/period-twice',
			severity: 'error',
			message: `${folders} are both of ${period}, so there is no one issue to compare with`,
			span,
			hint: 'correct the period of one of them',
		});
		return 'several';
	}
	return found[0] === undefined ? 'none' : `${data}/${found[0]}`;
}

const ignore: Report = () => {};
