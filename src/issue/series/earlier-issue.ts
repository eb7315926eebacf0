import type { Report, Span } from '../../base/index.js';
import type { Root } from '../../files/index.js';

/**
 * The folder of the publication's issue of a period. Of the other issues only the line with their period is asked for: an edition
 * is made from the days of another issue, not from its words. Two issues of one period are reported, and neither is taken.
 */
export function findIssueOf(
	project: Root,
	publication: string,
	period: string,
	span: Span,
	report: Report,
): string | 'none' | 'several' {
	const data = `data/${publication}`;
	const found = project.foldersWith(data, 'issue.yaml', { field: 'period', value: period });
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
