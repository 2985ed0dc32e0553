
import { it } from 'vitest';
import { buildProof } from '../../../../../src/popup/devices/proof/build.js';
import { finney } from '../../../../support/finney.js';
import { transfer } from '../ledger/support.js';
it('t', () => { const { payloadHex, metadataHash, v15 } = transfer(); const full = finney(424).bytes;
 for (const [n, b] of [['full', full], ['reduced', v15]] as const) { const ts: number[] = []; for (let i = 0; i < 8; i++) { const s = performance.now(); buildProof(b, { specVersion: 424, payloadHex, metadataHash }); ts.push(Math.round(performance.now() - s)); } console.log(n, ts.join(' ')); } });
