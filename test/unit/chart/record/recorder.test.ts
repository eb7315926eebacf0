import { describe, expect, it } from 'vitest';
import { type DrawingOp, parseColor } from '../../../../src/base/index.js';
import { Recorder } from '../../../../src/chart/record/recorder.js';
import { opLines } from '../drawn.js';

/** What is left of calls to a canvas context. */
function recorded(call: (context: Recorder) => void): readonly string[] {
	return opLines(recordedOps(call));
}

function recordedOps(call: (context: Recorder) => void): readonly DrawingOp[] {
	const recorder = new Recorder({ parseColor: (text) => parseColor(text), imageOf: () => undefined });
	call(recorder);
	return recorder.ops;
}

describe('a path', () => {
	it('stands where its points were put, though the transform is undone before it is filled', () => {
		expect(
			recorded((context) => {
				context.translate(10, 20);
				context.beginPath();
				context.rect(0, 0, 5, 5);
				context.translate(-10, -20);
				context.fill();
			}),
		).toEqual(['M 10 20 L 15 20 L 15 25 L 10 25 Z fill #000000']);
	});

	it('outlives its fill, and is stroked as well, in one op', () => {
		expect(
			recorded((context) => {
				context.beginPath();
				context.rect(0, 0, 5, 5);
				context.fill();
				context.strokeStyle = 'red';
				context.stroke();
			}),
		).toEqual(['M 0 0 L 5 0 L 5 5 L 0 5 Z fill #000000 stroke #ff0000 1']);
	});

	it('starts with the start of an arc, or is led to it by a line', () => {
		const quarter = (context: Recorder) => context.arc(0, 0, 10, 0, Math.PI / 2);
		const [alone] = recorded((context) => {
			context.beginPath();
			quarter(context);
			context.fill();
		});
		const [led] = recorded((context) => {
			context.beginPath();
			context.moveTo(0, 0);
			quarter(context);
			context.fill();
		});
		expect(alone).toBe('M 10 0 C 10 5.52 5.52 10 0 10 fill #000000');
		expect(led).toBe('M 0 0 L 10 0 C 10 5.52 5.52 10 0 10 fill #000000');
	});

	it('has a whole circle wherever it begins and whichever way it goes', () => {
		for (const [from, to, isCounter] of [
			[0, 2 * Math.PI, false],
			[-Math.PI / 2, 1.5 * Math.PI, false],
			[1.5 * Math.PI, -Math.PI / 2, true],
			[0, 7, false],
		] as const) {
			const [op] = recordedOps((context) => {
				context.beginPath();
				context.arc(0, 0, 10, from, to, isCounter);
				context.fill();
			});
			expect(op?.op === 'path' && op.path.filter(([kind]) => kind === 'C')).toHaveLength(4);
		}
	});

	it('leaves out points that are no numbers, as a canvas does', () => {
		expect(
			recorded((context) => {
				context.beginPath();
				context.moveTo(0, 0);
				context.lineTo(Number.NaN, 5);
				context.lineTo(5, Infinity);
				context.bezierCurveTo(1, 1, Number.NaN, 2, 3, 3);
				context.lineTo(9, 9);
				context.rect(0, 0, Number.NaN, 4);
				context.stroke();
			}),
		).toEqual(['M 0 0 L 9 9 stroke #000000 1']);
	});
});

describe('a transform that is not finite', () => {
	it('is none: what is drawn after it stands where it stands', () => {
		expect(
			recorded((context) => {
				context.translate(Infinity, 0);
				context.beginPath();
				context.rect(0, 0, 5, 5);
				context.translate(-Infinity, 0);
				context.fill();
				context.fillRect(1, 1, 2, 2);
			}),
		).toEqual(['M 0 0 L 5 0 L 5 5 L 0 5 Z fill #000000', 'M 1 1 L 3 1 L 3 3 L 1 3 Z fill #000000']);
	});
});

describe('an alpha', () => {
	it('of more than one is one, and one that is no number stands for nothing', () => {
		expect(
			recorded((context) => {
				context.globalAlpha = 0.5;
				context.globalAlpha = Number.NaN;
				context.fillRect(0, 0, 1, 1);
				context.globalAlpha = 4;
				context.fillRect(0, 0, 1, 1);
			}).map((line) => line.replace(/.*fill /, '')),
		).toEqual(['#00000080', '#000000']);
	});
});

describe('a dash', () => {
	it('of odd length is gone through twice, and grows with the scale', () => {
		expect(
			recorded((context) => {
				context.scale(2);
				context.beginPath();
				context.moveTo(0, 0);
				context.lineTo(50, 0);
				context.setLineDash([5, 2, 1]);
				context.stroke();
			}),
		).toEqual(['M 0 0 L 100 0 stroke #000000 2 dash 10 4 2 10 4 2']);
	});
});

describe('a clip', () => {
	it('holds until the state is restored, within the clip around it', () => {
		expect(
			recorded((context) => {
				context.save();
				context.beginPath();
				context.rect(0, 0, 9, 9);
				context.clip();
				context.save();
				context.beginPath();
				context.rect(1, 1, 2, 2);
				context.clip();
				context.fillRect(0, 0, 1, 1);
				context.restore();
				context.restore();
				context.fillRect(5, 5, 1, 1);
			}),
		).toEqual([
			'group clip M 0 0 L 9 0 L 9 9 L 0 9 Z',
			'  group clip M 1 1 L 3 1 L 3 3 L 1 3 Z',
			'    M 0 0 L 1 0 L 1 1 L 0 1 Z fill #000000',
			'M 5 5 L 6 5 L 6 6 L 5 6 Z fill #000000',
		]);
	});
});
