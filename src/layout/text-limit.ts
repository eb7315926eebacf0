import { PressError, type Span } from '../base/index.js';

/** Two novels. */
const MOST_CHARACTERS = 5_000_000;

/** A sheet may ask for the same long text before every element: what is laid out has a bound, as what is read has. */
export class TextLimit {
	private characters = 0;

	count({ length }: string, span: Span): void {
		this.characters += length;
		if (this.characters <= MOST_CHARACTERS) return;
		throw new PressError([
			{
				code: 'layout/too-much-text',
				severity: 'error',
				message: `the document has more than ${MOST_CHARACTERS} characters`,
				span,
				hint: 'print it in parts; look for long texts in "content" of the style sheet',
			},
		]);
	}
}
