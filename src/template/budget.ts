import { PressError, type Span } from '../base/index.js';

/** What one edition may cost: far above any newspaper, far below what would harm the machine that prints it. */
const MAX_PARTS = 200_000;
const MAX_CHARACTERS = 30_000_000;
/** Partials in partials. */
const MAX_DEPTH = 50;

/** Counts what a rendering costs, and ends it when that is too much. */
export class Budget {
	private parts = 0;
	private characters = 0;
	private readonly open: Span[] = [];

	/** One part of a template begins, with as many characters of its own. */
	spend(characters: number): void {
		this.parts++;
		this.characters += characters;
		if (this.parts > MAX_PARTS || this.characters > MAX_CHARACTERS) {
			this.stop(
				'template/too-large',
				`the edition grows beyond ${MAX_PARTS} parts or ${MAX_CHARACTERS} characters`,
			);
		}
	}

	enter(tag: Span): void {
		this.open.push(tag);
		if (this.open.length > MAX_DEPTH) {
			this.stop('template/too-deep', `partials call each other more than ${MAX_DEPTH} deep`);
		}
	}

	leave(): void {
		this.open.pop();
	}

	private stop(code: `template/${string}`, message: string): never {
		const span = this.open.at(-1);
		throw new PressError([
			{
				code,
				severity: 'error',
				message,
				...(span && { span }),
				hint: 'look for a partial that calls itself',
			},
		]);
	}
}
