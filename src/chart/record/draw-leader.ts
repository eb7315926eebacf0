import type { Leader } from '../view/vega.js';
import type { Recorder } from './recorder.js';

/** Points: a hairline that every press holds. */
const LEADER_WIDTH = 0.3;

/** Draws the way from a direct label to its point, where the label had to move far (see `declutter/`). */
export function drawLeader(leader: Leader | undefined, recorder: Recorder): void {
	if (!leader) return;
	recorder.save();
	recorder.beginPath();
	for (const [index, [x, y]] of leader.entries()) {
		if (index === 0) recorder.moveTo(x, y);
		else recorder.lineTo(x, y);
	}
	recorder.strokeStyle = '#000';
	recorder.lineWidth = LEADER_WIDTH;
	recorder.lineCap = 'butt';
	recorder.setLineDash([]);
	recorder.stroke();
	recorder.restore();
}
