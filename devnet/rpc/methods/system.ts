import { AccountId } from '@polkadot-api/substrate-bindings';
import { DEVNET_MARKER } from '../../marker.js';
import { fromHex, toHex } from '../../node/bytes.js';
import { invalidParams, RpcError } from '../errors.js';
import type { Method, MethodTable } from '../method.js';

/** What `system_chain` says. Clients show it as the network's name. */
export const CHAIN_NAME = 'Kelvin devnet';
/** What `system_properties` says. */
export const CHAIN_PROPERTIES = { isEthereum: false, ss58Format: 42, tokenDecimals: 9, tokenSymbol: 'TAO' };
const NODE_NAME = 'Kelvin devnet node';
const VERSION = `0.1.0-${DEVNET_MARKER}`;
const PEER_ID = '12D3KooWKe1vinDevnetKe1vinDevnetKe1vinDevnetKe1vin1';

const accountId = AccountId(42);

/** Next nonce of an account, transactions that wait in the pool included. */
const accountNextIndex: Method = (params, { node }) => {
  const address = params.string(0);
  const publicKey = decodeAccount(address);
  const state = node.runtimeView(node.chain.best());
  const account = state.get('System', 'Account', accountId.dec(publicKey)) as { nonce?: number } | undefined;
  return node.pool.nextNonce(toHex(publicKey), Number(account?.nonce ?? 0));
};

function decodeAccount(address: string): Uint8Array {
  try {
    const bytes = address.startsWith('0x') ? fromHex(address) : accountId.enc(address);
    if (bytes.length === 32) return bytes;
  } catch {
    // Falls through: one message for every way in which an address can be wrong.
  }
  throw invalidParams('parameter 0 must be an SS58 address or a 32-byte public key');
}

/** Public nodes refuse calls that their operator marked unsafe; so does this one. */
const unsafeCall: Method = () => {
  throw new RpcError({ code: -32601, message: 'RPC call is unsafe to be called externally' });
};

const syncState: Method = (_params, { chain }) => {
  const currentBlock = chain.best().header.number;
  return { startingBlock: 0, currentBlock, highestBlock: currentBlock };
};

export const systemMethods: MethodTable = {
  system_chain: () => CHAIN_NAME,
  system_name: () => NODE_NAME,
  system_version: () => VERSION,
  system_chainType: () => 'Local',
  system_properties: () => CHAIN_PROPERTIES,
  system_health: () => ({ peers: 0, isSyncing: false, shouldHavePeers: false }),
  system_peers: () => [],
  system_nodeRoles: () => ['Authority'],
  system_localPeerId: () => PEER_ID,
  system_localListenAddresses: () => [],
  system_syncState: syncState,
  system_accountNextIndex: accountNextIndex,
  account_nextIndex: accountNextIndex,
  system_dryRun: unsafeCall,
  system_dryRunAt: unsafeCall,
};
