import { isAddress } from '../address/index.js';

/** Apps on a Ledger that sign for this chain. They derive from different coin types and so give different addresses. */
export const LEDGER_APPS = ['polkadot', 'bittensor'] as const;
export type LedgerApp = (typeof LEDGER_APPS)[number];

/** Most members of a multisig that Kelvin makes or shows (the chain's own most is its constant `MaxSignatories`). */
export const MAX_SIGNATORIES = 100;

/**
 * What an account stands on when its key is not in the vault. Every kind proves itself again when it is used: a device by
 * its signature, a multisig and a pure proxy by deriving their address.
 */
export type Custody =
  /** m/44'/coin'/account'/0'/index', ed25519, all steps hardened. */
  | { kind: 'ledger'; app: LedgerApp; account: number; index: number }
  /** A phone with Polkadot Vault, or any other that speaks its codes. */
  | { kind: 'vault' }
  /** No key: `threshold` of these act together. Addresses, prefix 42, in the order of their account ids. */
  | { kind: 'multisig'; signatories: string[]; threshold: number }
  /** No key: made by `create_pure`; whoever holds a right over it acts for it. */
  | { kind: 'pure'; spawner: string; proxyType: string; index: number; height: number; extIndex: number };

/** Checks plain JSON: a custody of exactly the right shape. Whether it belongs to an address is another question. */
export function isCustody(value: unknown): value is Custody {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  const has = (...names: string[]): boolean =>
    Object.keys(fields).length === names.length + 1 && names.every((name) => name in fields);
  switch (fields.kind) {
    case 'ledger':
      return (
        has('app', 'account', 'index') &&
        LEDGER_APPS.some((app) => app === fields.app) &&
        isBelow(fields.account, 2 ** 31) &&
        isBelow(fields.index, 2 ** 31)
      );
    case 'vault':
      return has();
    case 'multisig': {
      const { signatories, threshold } = fields;
      return (
        has('signatories', 'threshold') &&
        Array.isArray(signatories) &&
        signatories.length >= 2 &&
        signatories.length <= MAX_SIGNATORIES &&
        signatories.every((one) => typeof one === 'string' && isAddress(one)) &&
        isBelow(threshold, signatories.length + 1) &&
        threshold !== 0
      );
    }
    case 'pure':
      return (
        has('spawner', 'proxyType', 'index', 'height', 'extIndex') &&
        typeof fields.spawner === 'string' &&
        isAddress(fields.spawner) &&
        typeof fields.proxyType === 'string' &&
        isBelow(fields.index, 2 ** 16) &&
        isBelow(fields.height, 2 ** 32) &&
        isBelow(fields.extIndex, 2 ** 32)
      );
    default:
      return false;
  }
}

function isBelow(value: unknown, limit: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < limit;
}
