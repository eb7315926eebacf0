import type { LadderStep } from '../../style/index.js';
import type { Box, ParagraphBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import type { Copyfit, Fragment, Misfit } from '../fragment.js';
import { lineHeightOf } from '../lines/strut.js';
import { settle } from '../settle.js';
import { type Adjuster, type Adjustment, asGiven } from './adjust.js';
import { chooseLines, type TextLevel } from './choose-lines.js';
import { cropped, type StoryState, waysOf } from './coarse-steps.js';
import { fits, isCloser, measuresIn, misfitOf, missingRows } from './misfit.js';
import type { MeasuredParagraph } from './paragraph-lines.js';
import { remedyOf } from './remedy.js';
import { stepsTaken } from './steps-taken.js';

/** A story that was laid out, in whatever form its layout answers. */
export interface LaidStory<R> {
	readonly result: R;
	/** Its frames, or its box. */
	readonly fragments: readonly Fragment[];
}

/** Ways to set a story that are tried: a ladder of all steps with ten optional paragraphs needs most of them. */
const MOST_ATTEMPTS = 80;

/** A way to set a story, and how far it misses its room. */
interface Attempt<R> extends LaidStory<R> {
	readonly adjustment: Adjustment;
	readonly misfit: Misfit;
	/** The same without changes of single paragraphs. */
	readonly coarse?: Attempt<R>;
	/** The level of each paragraph that is changed. */
	readonly levels?: ReadonlyMap<ParagraphBox, number>;
}

/**
 * Sets a story, and where it misses its room goes up its ladder until a step makes it fill its frames exactly to the row
 * (TYPOGRAPHY section 17, CF1 to CF5). Where none does, the way that misses least is taken; a step that changes no whole row is
 * never taken.
 */
export function climbLadder<R>(
	context: LayoutContext,
	adjuster: Adjuster,
	steps: readonly LadderStep[],
	lay: (story: readonly Box[]) => LaidStory<R>,
): LaidStory<R> & { readonly copyfit?: Copyfit } {
	const ladder = new Ladder(context, adjuster, lay);
	const first = ladder.attempt(asGiven)!;
	if (fits(first.misfit)) return first;
	const best = ladder.climb(steps, first);
	const { levels, refused } = ladder;
	const remedy = fits(best.misfit) ? {} : remedyOf(context, ladder.set(best), best.misfit);
	const copyfit: Copyfit = {
		before: first.misfit,
		after: best.misfit,
		steps: stepsTaken(steps, adjuster, best.adjustment, levels, best.levels),
		refused,
		...remedy,
	};
	return { result: best.result, fragments: best.fragments, copyfit };
}

class Ladder<R> {
	readonly levels: TextLevel[] = [];
	readonly refused: string[] = [];
	private count = 0;

	constructor(
		private readonly context: LayoutContext,
		readonly adjuster: Adjuster,
		private readonly lay: (story: readonly Box[]) => LaidStory<R>,
	) {}

	/** Nothing when all that may be tried was. */
	attempt(adjustment: Adjustment, more: Pick<Attempt<R>, 'coarse' | 'levels'> = {}): Attempt<R> | undefined {
		if (this.count++ >= MOST_ATTEMPTS) return undefined;
		const laid = this.lay(this.adjuster.adjusted(adjustment));
		return { ...laid, ...more, adjustment, misfit: misfitOf(laid.fragments) };
	}

	climb(steps: readonly LadderStep[], first: Attempt<R>): Attempt<R> {
		let best = first;
		for (const step of steps) {
			const bases = new Set([first, best.coarse ?? best]);
			for (const base of bases) {
				for (const attempt of this.tries(step, base, base === first))
					if (isCloser(attempt.misfit, best.misfit)) best = attempt;
				if (fits(best.misfit)) return best;
			}
		}
		return best;
	}

	/** What a step makes of a story, one try after the other until one fits. */
	private *tries(step: LadderStep, base: Attempt<R>, isFirst: boolean): Generator<Attempt<R>> {
		if (step.kind === 'squeeze' || step.kind === 'spaces' || step.kind === 'tracking') {
			if (isFirst) this.levels.push(this.levelOf(step));
			yield* this.tuned(base);
			return;
		}
		const { ways, refusal } = waysOf(step, this.adjuster, this.stateOf(base));
		if (refusal !== undefined && isFirst) this.refused.push(refusal);
		for (const way of ways) {
			const coarse = step.kind === 'pictures' ? this.exactly(way, base) : this.attempt(way);
			if (!coarse) return;
			yield coarse;
			if (fits(coarse.misfit)) return;
			for (const attempt of this.tuned(coarse)) {
				yield attempt;
				if (fits(attempt.misfit)) return;
			}
			// What is left out only makes a story shorter, and it is short enough.
			if (step.kind === 'drop' && coarse.misfit.lines === 0) return;
		}
	}

	private levelOf(step: LadderStep): TextLevel {
		const last = this.levels.at(-1) ?? { squeezes: false, widens: false, tracking: 0 };
		switch (step.kind) {
			case 'squeeze':
				return { ...last, name: 'squeeze', squeezes: true };
			case 'spaces':
				return { ...last, name: 'spaces', widens: true };
			default:
				return { ...last, name: 'tracking', tracking: 'by' in step ? step.by : 0 };
		}
	}

	private stateOf({ adjustment, fragments, misfit }: Attempt<R>): StoryState {
		return { adjustment, fragments, missing: missingRows(misfit), row: this.rowOf(fragments) };
	}

	/** Height of a row: of the grid that the story stands on, else of its lines. */
	private rowOf(fragments: readonly Fragment[]): number {
		for (const { frame, grid } of fragments) {
			const step = frame?.space.grid?.step ?? grid?.step;
			if (step !== undefined && step > 0) return step;
		}
		const [paragraph] = this.adjuster.paragraphs();
		const { size } = this.adjuster;
		return (paragraph && lineHeightOf(paragraph.style, size * 1.2)) || size;
	}

	/** Pictures cropped until as many rows are gained as are missing: one that spans columns gains rows in each of them. */
	private exactly(way: Adjustment, base: Attempt<R>): Attempt<R> | undefined {
		const missing = missingRows(base.misfit);
		const first = this.attempt(way);
		if (!first) return undefined;
		let rows = missing;
		const rounds = settle(first, (last) => {
			if (fits(last.misfit)) return undefined;
			const gained = missing - missingRows(last.misfit);
			const wanted = gained === 0 ? 0 : Math.trunc((rows * missing) / gained);
			if (wanted === 0 || wanted === rows) return undefined;
			rows = wanted;
			const [next] = cropped(this.adjuster, this.stateOf(base), rows).ways;
			return next && this.attempt(next);
		});
		return rounds.reduce((best, round) => (isCloser(round.misfit, best.misfit) ? round : best));
	}

	/** Lines of single paragraphs chosen so that the story fits, and again by what came of it. */
	private *tuned(base: Attempt<R>): Generator<Attempt<R>> {
		if (this.levels.length === 0 || fits(base.misfit)) return;
		const paragraphs = this.measured(base);
		const tried = new Set<number>();
		let rows = missingRows(base.misfit);
		const next = (): Attempt<R> | undefined => {
			const chosen = chooseLines(this.context, this.adjuster, paragraphs, base.adjustment, this.levels, rows);
			if (chosen.rows === 0 || tried.has(chosen.rows)) return undefined;
			tried.add(chosen.rows);
			rows = chosen.rows;
			const adjustment = { ...base.adjustment, paragraphs: chosen.paragraphs };
			return this.attempt(adjustment, { coarse: base, levels: chosen.levels });
		};
		const first = next();
		if (!first) return;
		yield* settle(first, ({ misfit }) => {
			if (fits(misfit)) return undefined;
			rows += missingRows(misfit);
			return next();
		});
	}

	/** The same as they were set. */
	set(attempt: Attempt<R>): readonly MeasuredParagraph[] {
		const { adjustment } = attempt;
		return this.measured(attempt).map(({ box, measures }) => ({
			box: this.adjuster.paragraph(box, adjustment, adjustment.paragraphs.get(box)),
			measures,
		}));
	}

	/** The paragraphs of the story's text in the measures that their lines have; those that no frame took, in the last of these. */
	measured({ fragments, adjustment }: Attempt<R>): readonly MeasuredParagraph[] {
		const measures = measuresIn(fragments, (box) => this.adjuster.sourceOf(box) as ParagraphBox);
		let last: number | undefined;
		return this.adjuster.paragraphs(adjustment.dropped).flatMap((box) => {
			const own = measures.get(box);
			last = own?.at(-1) ?? last;
			return last === undefined ? [] : [{ box, measures: own ?? [last] }];
		});
	}
}
