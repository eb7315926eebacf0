import type { z } from 'zod';
import type { Report } from '../base/index.js';
import type { DataPath, Yaml } from '../files/index.js';
import { check as checkData, type SchemaCodes } from '../schema/index.js';

const codes: SchemaCodes = {
	unknownField: 'issue/unknown-field',
	missingField: 'issue/missing-field',
	badId: 'issue/bad-id',
	wrongType: 'issue/wrong-type',
	wrongValue: 'issue/wrong-value',
};

/** Checks data of an issue by a schema: see `schema/check.ts`. */
export const check = <T>(
	schema: z.ZodType<T>,
	value: unknown,
	yaml: Yaml,
	report: Report,
	at: DataPath = [],
): T | undefined => checkData(codes, schema, value, yaml, report, at);
