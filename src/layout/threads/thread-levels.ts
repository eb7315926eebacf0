import type { Report } from '../../base/index.js';
import type { Box, ContainerBox } from '../box.js';
import type { BoxTree } from '../boxes/build-boxes.js';

/**
 * The flows in the order in which they can be poured: a story may hold frames of another, which stand on the pages only when it is
 * poured itself. A frame in its own story, or in what flows through a frame of it, is a finding, and stays empty.
 */
export function levelsOf(flows: BoxTree['flows'], report: Report): readonly (readonly string[])[] {
	const inside = new Map([...flows].map(([name, story]) => [name, story.flatMap(framesIn)]));
	const levels = new Map<string, number>();
	const circles = new Map<string, boolean>();
	const isCircle = (inner: string, outer: string): boolean => {
		const key = JSON.stringify([inner, outer]);
		const known = circles.get(key) ?? reaches(inner, outer, inside);
		circles.set(key, known);
		return known;
	};
	for (const name of flows.keys()) {
		for (const frame of inside.get(name)!) {
			const inner = frame.style.flowFrom;
			if (!isCircle(inner, name)) continue;
			report({
				code: 'layout/thread-in-itself',
				severity: 'error',
				message: `a frame of "${inner}" stands in ${inner === name ? 'its own story' : `"${name}", which flows through that story`}`,
				span: frame.span,
				hint: 'take the frame out of the element that flows into it',
			});
		}
	}
	// A level is one more than that of any story around; what goes around in a circle is cut where it comes back.
	const levelOf = (name: string, path: readonly string[]): number => {
		const known = levels.get(name);
		if (known !== undefined) return known;
		let level = 0;
		for (const [outer, frames] of inside)
			if (!path.includes(outer) && outer !== name && frames.some(({ style }) => style.flowFrom === name))
				level = Math.max(level, 1 + levelOf(outer, [...path, name]));
		levels.set(name, level);
		return level;
	};
	const ordered: string[][] = [];
	for (const name of flows.keys()) {
		const level = levelOf(name, []);
		while (ordered.length <= level) ordered.push([]);
		ordered[level]!.push(name);
	}
	return ordered;
}

/** Whether what flows into `from` shows the story `to`, itself or through the frames in it. */
function reaches(
	from: string,
	to: string,
	inside: ReadonlyMap<string, readonly ContainerBox[]>,
	seen: Set<string> = new Set(),
): boolean {
	if (from === to) return true;
	if (seen.has(from)) return false;
	seen.add(from);
	return (inside.get(from) ?? []).some(({ style }) => reaches(style.flowFrom, to, inside, seen));
}

function framesIn(box: Box): readonly ContainerBox[] {
	if (box.kind === 'paragraph')
		return box.content.flatMap((part) => (part.kind === 'float' ? framesIn(part.box) : []));
	if (box.kind !== 'container') return [];
	const own = box.inside === 'frame' ? [box] : [];
	return [...own, ...[...box.children, ...box.absolutes].flatMap(framesIn)];
}
