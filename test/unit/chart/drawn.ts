import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type DrawingOp, inkText, isGradient, type Path } from '../../../src/base/index.js';
import { drawChart } from '../../../src/chart/draw-chart.js';
import type { ChartJob, Finding } from '../../../src/chart/job.js';
import { stubFonts } from './stub-fonts.js';

/** A folder of data for one test file, with the files named. */
export function dataFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
	const folder = mkdtempSync(join(tmpdir(), 'chart-'));
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	afterAll(() => rmSync(folder, { recursive: true }));
	return folder;
}

const BOX = { width: 100, height: 100 };
const palette = { accent: '#c00', companion: '#044', grey: '#999', text: '#000' };

/** What a test has otherwise; without a size the chart has that of its spec. */
type Change = Partial<Omit<ChartJob, 'size'>> & { readonly size?: ChartJob['size'] | undefined };

function job(spec: unknown, dataDirectory: string, { size, ...change }: Change): ChartJob {
	return {
		spec,
		theme: undefined,
		dataDirectory,
		tables: {},
		language: 'en',
		...(size && { size }),
		palette,
		fontFamilies: ['latin'],
		now: Date.UTC(2023, 7, 3),
		...change,
	};
}

/** Draws with the square fonts: the ops as lines, the findings as one line each. */
export const drawn = (spec: unknown, dataDirectory: string, change: Change = {}) =>
	drawnAs(job(spec, dataDirectory, { size: BOX, ...change }));

/** The same at the spec's own size. */
export const drawnAtOwnSize = (spec: unknown, dataDirectory: string, change: Change = {}) =>
	drawnAs(job(spec, dataDirectory, change));

async function drawnAs(order: ChartJob) {
	const { drawing, findings } = await drawChart(order, stubFonts());
	return { drawing, lines: drawing ? opLines(drawing.ops) : [], findings: findings.map(findingText) };
}

const findingText = ({ code, severity, message, hint, path }: Finding): string =>
	`${path?.join('/') ?? ''} ${severity} ${code} ${message}${hint ? ` (${hint})` : ''}`;

const round = (value: number): number => Math.round(value * 100) / 100 + 0;
const pathText = (path: Path): string =>
	path.map((segment) => [segment[0], ...segment.slice(1).map(Number).map(round)].join(' ')).join(' ');

/** Ops as text, one a line, groups indented. */
export function opLines(ops: readonly DrawingOp[], indent = ''): readonly string[] {
	return ops.flatMap((op): readonly string[] => {
		const mark = 'mark' in op && op.mark ? `${op.mark.role}${op.mark.data ? ` ${op.mark.data}` : ''}: ` : '';
		switch (op.op) {
			case 'group': {
				const parts = [
					'group',
					op.clip ? `clip ${pathText(op.clip)}` : '',
					op.opacity === undefined ? '' : `opacity ${round(op.opacity)}`,
					op.blend ?? '',
				];
				return [indent + parts.filter((part) => part !== '').join(' '), ...opLines(op.ops, `${indent}  `)];
			}
			case 'path': {
				const fill = op.fill ? ` fill ${isGradient(op.fill) ? op.fill.kind : inkText(op.fill)}` : '';
				const stroke = op.stroke
					? ` stroke ${isGradient(op.stroke.paint) ? op.stroke.paint.kind : inkText(op.stroke.paint)} ${round(op.stroke.width)}` +
						(op.stroke.dash.length > 0 ? ` dash ${op.stroke.dash.join(' ')}` : '')
					: '';
				return [`${indent}${mark}${pathText(op.path)}${fill}${stroke}`];
			}
			case 'glyphs':
				return [
					`${indent}${mark}"${op.run.text}" ${op.run.font} ${op.run.size} at ${round(op.matrix[4])} ${round(op.matrix[5])}`,
				];
			case 'image':
				return [
					`${indent}${mark}${op.image.format} ${op.image.width} × ${op.image.height} from ${op.rect.x},${op.rect.y} by ${op.rect.width},${op.rect.height} moved ${op.matrix?.slice(4).map(round).join(',')}`,
				];
		}
	});
}
