import { z } from 'zod';
import { didYouMean, type Report } from '../base/index.js';
import { parseFrontMatter, type Root, tryRead } from '../files/index.js';
import { check } from './check.js';
import type { Story, StoryText } from './issue.js';
import { checkCharacters, placer } from './place.js';
import type { Language } from './text.js';

const text = z.string().min(1);
const frontSchema = z.strictObject({
	headline: text,
	kicker: text.optional(),
	deck: text.optional(),
	byline: text.optional(),
});

/** Reads every `<id>.<language>.md` of a folder. A story has a text in every language of the publication. */
export function readStories(
	project: Root,
	folder: string,
	languages: readonly Language[],
	report: Report,
): Readonly<Record<string, Story>> {
	const stories = new Map<string, Partial<Record<Language, StoryText | 'broken'>>>();
	for (const name of project.list(folder).filter((entry) => !entry.startsWith('.'))) {
		const file = `${folder}/${name}`;
		const match = /^([A-Za-z][A-Za-z0-9_-]*)\.([a-z]+)\.md$/.exec(name);
		const language = languages.find((code) => code === match?.[2]);
		if (!match || !language) {
			report({
				code: 'issue/story-name',
				severity: 'error',
				message: match
					? `"${name}" is in "${match[2]}", no language of the publication`
					: `"${name}" is not the name of a story`,
				span: { file, line: 1, column: 1 },
				hint:
					didYouMean(match?.[2] ?? '', languages)?.hint ??
					`name it <id>.<language>.md, language one of ${languages.join(', ')}`,
			});
			continue;
		}
		const texts = stories.get(match[1]!) ?? {};
		stories.set(match[1]!, texts);
		texts[language] = readStoryText(project, file, language, languages, report) ?? 'broken';
	}
	return Object.fromEntries(
		[...stories].map(([id, texts]) => [id, wholeStory(id, texts, folder, languages, report)]),
	);
}

/** A text whose faults were reported is there, so it is not also missing. */
function wholeStory(
	id: string,
	texts: Readonly<Partial<Record<Language, StoryText | 'broken'>>>,
	folder: string,
	languages: readonly Language[],
	report: Report,
): Story {
	const present = languages.filter((language) => texts[language] !== undefined);
	for (const language of languages) {
		if (texts[language] !== undefined) continue;
		report({
			code: 'issue/missing-translation',
			severity: 'error',
			message: `story "${id}" has no text in "${language}"`,
			span: { file: `${folder}/${id}.${present[0]}.md`, line: 1, column: 1 },
			hint: `write ${folder}/${id}.${language}.md`,
		});
	}
	const sound: Partial<Record<Language, StoryText>> = {};
	for (const language of present) {
		const read = texts[language];
		if (read !== undefined && read !== 'broken') sound[language] = read;
	}
	return { id, texts: sound };
}

function readStoryText(
	project: Root,
	file: string,
	language: Language,
	languages: readonly Language[],
	report: Report,
): StoryText | undefined {
	const source = tryRead(report, () => project.readText(file));
	if (source === undefined) return undefined;
	const { front, bodyOffset, bodyLine } = parseFrontMatter(source, file, report);
	const fields = front && check(frontSchema, front.value, front, report);
	const body = source.slice(bodyOffset);
	checkCharacters(body, { file, line: bodyLine, column: 1 }, report);
	if (!front || !fields) return undefined;
	const place = placer(front, languages, report);
	const { headline, kicker, deck, byline } = fields;
	return {
		language,
		file,
		headline: place.text(['headline'], headline),
		...(kicker !== undefined && { kicker: place.text(['kicker'], kicker) }),
		...(deck !== undefined && { deck: place.text(['deck'], deck) }),
		...(byline !== undefined && { byline: place.text(['byline'], byline) }),
		body,
		bodyLine,
	};
}
