import { WalletError } from '../../core/errors/wallet-error.js';

export interface RuntimeVersion {
  specVersion: number;
  transactionVersion: number;
}

const isU32 = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;

/** `state_getRuntimeVersion` and its subscription. @throws WalletError chain/bad-answer */
export function readRuntimeVersion(json: unknown): RuntimeVersion {
  const { specVersion, transactionVersion } = (json ?? {}) as Record<string, unknown>;
  if (!isU32(specVersion) || !isU32(transactionVersion))
    throw new WalletError('chain/bad-answer', { what: 'runtime version' });
  return { specVersion, transactionVersion };
}
