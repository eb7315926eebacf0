export { check, type SchemaCodes } from './check.js';
