import { toErrorBody } from '../../../core/errors/wallet-error.js';
import { buildProof } from './build.js';
import { storedV15 } from './stored.js';
import type { ProofReply, ProofRequest } from './types.js';

self.addEventListener('message', ({ data }: MessageEvent<ProofRequest>) => {
  void answer(data).then((reply) => self.postMessage(reply));
});

async function answer(request: ProofRequest): Promise<ProofReply> {
  try {
    const v15 = await storedV15(request.genesisHash, request.specVersion);
    return { proof: buildProof(v15, request) };
  } catch (error) {
    return { error: toErrorBody(error) };
  }
}
