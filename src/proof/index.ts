export type { Fault } from './fault.js';
export { faultFindings } from './fault-findings.js';
export { limitFindings } from './limits.js';
export { joinProofs, proofText } from './proof-text.js';
export { type Proof, readProof } from './read-proof.js';
