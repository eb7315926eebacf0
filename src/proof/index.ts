export { limitFindings } from './limits.js';
export { joinProofs, proofText } from './proof-text.js';
export { type Proof, readProof } from './read-proof.js';
