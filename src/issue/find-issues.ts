import type { Root } from '../files/index.js';

export interface IssueName {
	readonly publication: string;
	readonly issue: string;
}

/** What an issue is called, and its folder below the output folder: `xihu/2023-h1`. */
export const issuePath = ({ publication, issue }: IssueName): string => `${publication}/${issue}`;

/** Every issue of the project, by publication, then by name: folders of `data/` that hold an `issue.yaml`. */
export function findIssues(project: Root): readonly IssueName[] {
	return project
		.listFolders('templates')
		.filter((publication) => project.exists(`templates/${publication}/publication.yaml`))
		.flatMap((publication) =>
			project
				.listFolders(`data/${publication}`)
				.filter((issue) => project.exists(`data/${publication}/${issue}/issue.yaml`))
				.map((issue) => ({ publication, issue })),
		);
}
