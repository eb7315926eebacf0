import { didYouMean } from '../base/index.js';
import type { Language, PlacedText, StoryText } from '../issue/index.js';
import { type Call, type SetStory, View } from './call.js';
import { joinHtml } from './html.js';
import { mergeText } from './merge-text.js';
import { setStory } from './set-story.js';
import { wordOf } from './values.js';

/** The story that a call's first argument names, in one language; set once a rendering. An unknown one is reported. */
export function storyOf({ args, rendering, span }: Call, language: Language): SetStory | undefined {
	const { stories } = rendering.issue;
	const id = wordOf(args[0]) ?? '';
	const text = Object.hasOwn(stories, id) ? stories[id]?.texts[language] : undefined;
	if (!text) {
		rendering.report({
			code: 'template/unknown-story',
			severity: 'error',
			message: `there is no story "${id}" in "${language}"`,
			span,
			hint:
				didYouMean(id, Object.keys(stories))?.hint ?? 'name a story by its file, without language, in quotes',
		});
		return undefined;
	}
	const key = `${id} ${language}`;
	if (!rendering.stories.has(key)) rendering.stories.set(key, setWhole(id, text, rendering));
	return rendering.stories.get(key);
}

function setWhole(id: string, text: StoryText, rendering: Call['rendering']): SetStory {
	const { language } = text;
	const field = (placed: PlacedText | undefined) => placed && mergeText(placed, true, language, rendering);
	const blocks = setStory(text, rendering);
	const view = new View({
		id,
		language,
		headline: field(text.headline),
		kicker: field(text.kicker),
		deck: field(text.deck),
		byline: field(text.byline),
		body: joinHtml(blocks),
		blocks,
	});
	return { view, blocks, span: { file: text.file, line: text.bodyLine, column: 1 } };
}
