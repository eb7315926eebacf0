import type { Report } from '../base/index.js';
import { type Root, refusedLink, resolveLink, withDataUrls } from '../files/index.js';
import type { FileImage, Image, Style, StyledDocument } from '../style/index.js';
import { loadPicture } from './load-picture.js';
import type { Picture } from './picture.js';

/** The pictures that style sheets ask for, by their path: backgrounds, the marks of lists, and shapes that text follows. */
export type Images = ReadonlyMap<string, Picture>;

/** Opens what styles name by `url()`, each file once; one that is missing or broken is reported where it is first named. */
export function openImages(styled: StyledDocument, project: Root, report: Report): Images {
	const root = withDataUrls(project);
	const images = new Map<string, Picture>();
	const tried = new Set<string>();
	const open = ({ url, path, span }: FileImage): void => {
		if (tried.has(path)) return;
		tried.add(path);
		const link = resolveLink(span?.file ?? '', url);
		if (link.kind === 'refused') {
			report(refusedLink(url, link.why, span));
			return;
		}
		const picture = loadPicture(root, link.kind === 'data' ? link.url : link.path, report, span);
		if (picture) images.set(path, picture);
	};
	for (const [element, style] of styled.styles) {
		if (style.display === 'none') continue;
		filesOf(style).forEach(open);
		for (const pseudo of Object.values(styled.pseudoStyles.get(element) ?? {})) filesOf(pseudo).forEach(open);
	}
	return images;
}

function filesOf(style: Style): readonly FileImage[] {
	const marks = style.display === 'list-item' ? [style.listStyleImage] : [];
	const shapes = style.shapeOutside.kind === 'image' ? [style.shapeOutside.image] : [];
	return [...style.backgroundImage, ...marks, ...shapes].filter(isFile);
}

const isFile = (image: Image | 'none'): image is FileImage => image !== 'none' && image.kind === 'file';
