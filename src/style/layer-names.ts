/** A layer of the cascade (`@layer base { … }`), with the layers inside of it in the order in which they were first named. */
export interface LayerName {
	readonly inner: Map<string, LayerName>;
}

/** More layers than a sheet has use for: they come from strangers. */
const MOST_LAYERS = 1000;

/** The layers that the sheets of one document name (CSS Cascade 5, 6.4). What stands in no layer is the root. */
export class LayerNames {
	readonly root: LayerName = { inner: new Map() };
	private count = 0;

	/** The layer of this name within another; a layer without a name is one of its own. */
	find(within: LayerName, name: string | undefined): LayerName {
		return (name?.split('.') ?? [undefined]).reduce((outer, part) => this.child(outer, part), within);
	}

	private child(outer: LayerName, part: string | undefined): LayerName {
		const key = part ?? `(${this.count})`;
		const known = outer.inner.get(key);
		if (known) return known;
		if (this.count >= MOST_LAYERS) return outer;
		this.count++;
		const layer: LayerName = { inner: new Map() };
		outer.inner.set(key, layer);
		return layer;
	}

	/** Layers by strength, the weakest first: those inside come before what stands in a layer itself. */
	ranks(): ReadonlyMap<LayerName, number> {
		const ranks = new Map<LayerName, number>();
		const visit = (layer: LayerName): void => {
			for (const inner of layer.inner.values()) visit(inner);
			ranks.set(layer, ranks.size);
		};
		visit(this.root);
		return ranks;
	}
}
