/** The part of JSON Schema (draft 7) that the schemas of Vega-Lite and Vega are written in. */
export interface JsonSchema {
	readonly $ref?: string;
	readonly anyOf?: readonly JsonSchema[];
	readonly oneOf?: readonly JsonSchema[];
	readonly allOf?: readonly JsonSchema[];
	readonly not?: JsonSchema;
	readonly type?: string | readonly string[];
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
	readonly additionalProperties?: boolean | JsonSchema;
	readonly required?: readonly string[];
	readonly minProperties?: number;
	readonly items?: JsonSchema;
	readonly minItems?: number;
	readonly maxItems?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly pattern?: string;
	readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

export type Grammar = 'vega-lite' | 'vega';

/** A schema with the way to the definitions that it refers to. */
export interface SchemaFile {
	readonly top: JsonSchema;
	/** The schema itself, or what it refers to. */
	resolve(schema: JsonSchema): JsonSchema;
}
