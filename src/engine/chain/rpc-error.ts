import { WalletError } from '../../core/errors/wallet-error.js';

/** A JSON-RPC error object as the node gave it. */
export class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly detail: string | null,
  ) {
    super(message);
    this.name = 'RpcError';
  }
}

/** A node's refusal of a read as an error of ours: by its code, for its text stays out of the wallet. */
export function asReadError(error: unknown): unknown {
  if (!(error instanceof RpcError)) return error;
  return new WalletError('chain/bad-answer', { what: 'refused', code: error.code }, { cause: error });
}

/**
 * Codes by which servers say "too many requests": jsonrpsee's own (-32999, which Subtensor's node uses), the
 * "limit exceeded" of EIP-1474 that hosted gateways took over (-32005, -32029), and plain HTTP's.
 */
const TOO_MANY = new Set([-32_999, -32_005, -32_029, 429]);

export function isRateLimit(error: unknown): boolean {
  return error instanceof RpcError && TOO_MANY.has(error.code);
}
