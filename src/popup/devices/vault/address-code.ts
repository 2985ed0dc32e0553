import { accountIdHex, addressOf, decodeAddress } from '../../../core/address/index.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { cleanName } from './clean-name.js';

/** An account as a phone's code names it. */
export interface AddressCode {
  accountId: `0x${string}`;
  /** Prefix 42. */
  address: string;
  /** Genesis hash of the network the phone keeps it for; null when the code does not say. */
  genesisHash: string | null;
  /** What the phone calls it: text from outside; null when the code does not say. */
  name: string | null;
}

/** Longest code of an account that is looked at; a long name included. */
const MAX = 400;

/**
 * Reads `substrate:<address>:<genesis>[:name]`, or an address alone.
 * @param networks genesis hashes of which an account may be: those Kelvin knows
 * @throws WalletError device/vault-secret-code, -ethereum, -other-network `{genesis}`, -not-an-address; address/prefix
 * `{prefix, asBittensor}` for an address spelled for another chain, to be used only with consent; address/*
 */
export function readAddressCode(text: string, networks: readonly string[]): AddressCode {
  const code = text.trim();
  if (/^secret:/i.test(code)) throw new WalletError('device/vault-secret-code');
  if (/^ethereum:/i.test(code) || /^0x[0-9a-f]{40}$/i.test(code))
    throw new WalletError('device/vault-ethereum');
  if (code === '' || code.length > MAX) throw new WalletError('device/vault-not-an-address');
  if (!/^substrate:/i.test(code)) {
    if (!/^[1-9A-HJ-NP-Za-km-z]{40,64}$/.test(code)) throw new WalletError('device/vault-not-an-address');
    return { ...account(code), genesisHash: null, name: null };
  }
  const [, address = '', genesis = '', ...name] = code.split(':');
  const genesisHash = genesis.toLowerCase();
  if (!/^0x[0-9a-f]{64}$/.test(genesisHash)) throw new WalletError('device/vault-not-an-address');
  if (!networks.includes(genesisHash))
    throw new WalletError('device/vault-other-network', { genesis: genesisHash });
  return { ...account(address), genesisHash, name: cleanName(name.join(':')) };
}

function account(address: string): { accountId: `0x${string}`; address: string } {
  const accountId = accountIdHex(decodeAddress(address).accountId);
  return { accountId, address: addressOf(accountId) };
}
