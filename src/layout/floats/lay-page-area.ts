import type { ContainerBox } from '../box.js';
import type { BreakToken, DeferredFloat } from '../break-token.js';
import type { LayoutContext, LayoutResult } from '../context.js';
import { shifted } from '../fragment.js';
import type { Space } from '../space.js';
import { holdsCalls } from './page-float.js';
import { settleFloats } from './settle-floats.js';

/** A page, and the floats that wait for those after it. */
export interface PageAreaResult extends LayoutResult {
	readonly deferred: readonly DeferredFloat[];
}

/** Lays out the area of a page: its floats at the top and the foot, the document in what they leave. */
export function layPageArea(
	context: LayoutContext,
	root: ContainerBox,
	space: Space,
	token: BreakToken | undefined,
	waiting: readonly DeferredFloat[],
): PageAreaResult {
	const lay = (room: Space): LayoutResult =>
		context.layout(root, { ...room, percentageBlockSize: room.blockSize }, token);
	if (waiting.length === 0 && !holdsCalls(context, root)) return { ...lay(space), deferred: [] };
	const { spaces, tops, floats, deferred } = settleFloats(
		context,
		[{ space, x: 0, y: 0, region: 0 }],
		waiting,
		'page',
		([room]) => [[lay(room!).fragment]],
	);
	const { fragment, ...result } = lay(spaces[0]!);
	const [top = 0] = tops;
	const children = fragment.children.map((child) => shifted(child, 0, top));
	const rect = { ...fragment.rect, height: fragment.rect.height + top };
	const goesOn = deferred.length > 0 || result.breakToken;
	return {
		...result,
		fragment: { ...fragment, rect, children: [...children, ...floats.map((float) => float.fragment)] },
		...(goesOn && {
			breakToken: result.breakToken ?? { box: root, consumed: 0, child: root.children.length },
		}),
		deferred,
	};
}
