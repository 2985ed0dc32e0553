import type { DappMethods } from '../../../src/protocol/dapp/index.js';
import type { InputOf } from '../../../src/protocol/method.js';
import type { UiMethods } from '../../../src/protocol/ui/index.js';
import { DEFAULT_SETTINGS } from '../../../src/protocol/ui/settings.js';
import { signerPayload } from '../../support/background-world.js';

type Examples<Table> = { readonly [Name in keyof Table]: ReadonlyArray<InputOf<Table[Name]>> };

/** What stands in the world that is asked. */
export interface Known {
  site: string;
  address: string;
  accountId: `0x${string}`;
  otherId: `0x${string}`;
  wrappingKey: string;
  /** Id of a request that waits, or empty. */
  waiting: string;
}

const STRANGER = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const OTHER_KEY = 'cd'.repeat(32);
const HASH = `0x${'77'.repeat(32)}` as const;
const ID = 'ab'.repeat(16);
const KDF = { alg: 'argon2id', salt: 'ab'.repeat(16), memoryKiB: 65_536, passes: 3, lanes: 1 } as const;
const HEX = 'e5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a';
const SEED = { kind: 'seed', seedHex: HEX, path: '', cryptoType: 'sr25519' } as const;
const WATCHED = { kind: 'watch', name: 'W', role: 'coldkey', address: STRANGER, cryptoType: null } as const;
const HELD = { kind: 'secret', name: 'S', role: 'coldkey', secret: SEED, backedUp: false } as const;
const FILE = '{"magic":"kelvin-backup","format":1,"kdf":{},"records":[]}';

/** Good inputs of every method of our own pages; what is mutated starts from these. */
export function uiExamples(known: Known): Examples<UiMethods> {
  const { site, address, accountId, otherId, wrappingKey, waiting } = known;
  const nothing = [{}];
  const origin = [{ origin: site }];
  const derivation = { path: '//9', cryptoType: 'sr25519' } as const;
  return {
    'wallet.status': nothing,
    'wallet.kdfForUnlock': nothing,
    'wallet.kdfForCreate': nothing,
    'wallet.create': [{ kdf: KDF, wrappingKey, accounts: [HELD, WATCHED] }],
    'wallet.unlock': [{ wrappingKey }, { wrappingKey: OTHER_KEY }],
    'wallet.kdfUpgrade': nothing,
    'wallet.restoreBackup': [{ wrappingKey }, { wrappingKey: OTHER_KEY }],
    'wallet.changePassword': [
      { oldWrappingKey: wrappingKey, kdf: KDF, wrappingKey },
      { oldWrappingKey: OTHER_KEY, kdf: KDF, wrappingKey },
    ],
    'wallet.lock': nothing,
    'wallet.erase': [{ confirmation: 'erase everything' }],
    'wallet.passkeyForUnlock': nothing,
    'wallet.setPasskey': [{ wrappingKey, credentialId: 'AbC_-1', prfSalt: 'c2FsdA', prfKey: OTHER_KEY }],
    'wallet.removePasskey': nothing,
    'wallet.unlockWithPasskey': [{ prfKey: OTHER_KEY }],
    'wallet.generatePhrase': [{ words: 12 }, { words: 24 }],
    'wallet.previewSecret': [
      { secret: SEED },
      { secret: { kind: 'key', secretHex: HEX, cryptoType: 'ed25519' } },
    ],
    'wallet.addAccounts': [{ accounts: [WATCHED] }, { accounts: [HELD] }],
    'wallet.previewDerived': [{ accountId, derivations: [derivation] }],
    'wallet.deriveAccounts': [{ accountId, derivations: [{ ...derivation, name: 'D' }] }],
    'wallet.updateAccount': [
      { accountId, patch: { name: 'N', role: 'hotkey', hidden: true, colour: 3 } },
      { accountId, patch: {} },
    ],
    'wallet.orderAccounts': [{ accountIds: [otherId, accountId] }],
    'wallet.forgetAccount': [
      { accountId: otherId, wrappingKey },
      { accountId: HASH, wrappingKey: null },
    ],
    'wallet.revealSecrets': [{ accountIds: [accountId], wrappingKey }],
    'wallet.confirmBackup': [{ accountId, phrase: 'legal winner thank year' }],
    'wallet.setActiveAccount': [{ accountId: otherId }, { accountId: HASH }],
    'backup.make': [{ wrappingKey, kdf: KDF, backupKey: OTHER_KEY }],
    'backup.kdf': [{ file: FILE }],
    'backup.inspect': [{ file: FILE, backupKey: OTHER_KEY }],
    'backup.restore': [
      {
        file: FILE,
        backupKey: OTHER_KEY,
        accountIds: [accountId],
        contacts: true,
        settings: true,
        vault: { kdf: KDF, wrappingKey },
      },
    ],
    'contacts.list': nothing,
    'contacts.add': [{ address: STRANGER, name: 'Bob', note: '' }],
    'contacts.update': [{ accountId: HASH, name: 'Bob', note: 'x', verified: true }],
    'contacts.remove': [{ accountId: HASH }],
    'contacts.importAll': [{ contacts: [{ address: STRANGER, name: 'Bob', note: '' }], replace: false }],
    'settings.get': nothing,
    'settings.update': [{ patch: DEFAULT_SETTINGS }, { patch: { theme: 'dark' } }],
    'approvals.list': nothing,
    'approvals.get': [{ id: ID }, { id: waiting }, { id: waiting, settled: true }],
    'approvals.decide': [
      { id: ID, decision: 'sign', payloadHash: HASH, wrappingKey },
      { id: waiting, decision: 'sign', payloadHash: HASH, wrappingKey },
      { id: waiting, decision: 'connect', accountIds: [accountId] },
      { id: ID, decision: 'reject' },
      { id: ID, decision: 'connect', accountIds: [accountId], term: 'day' },
    ],
    'approvals.rejectAll': [{ origin: null }, { origin: site, block: true }],
    'intents.propose': [
      { accountId, intent: { kind: 'send', to: STRANGER, amountRao: 1n }, protect: false },
      {
        accountId,
        intent: {
          kind: 'batch',
          mode: 'each',
          legs: [{ kind: 'transfer-alpha', hotkey: STRANGER, netuid: 1, to: address, amountBase: 5n }],
        },
        protect: true,
      },
    ],
    'approvals.forDevice': [{ id: waiting || ID, payloadHash: HASH }],
    'approvals.handOver': [{ id: waiting || ID }],
    'approvals.choosePath': [
      {
        id: waiting || ID,
        route: { signer: address, steps: [{ kind: 'proxy', real: STRANGER, proxyType: 'Any' }] },
      },
    ],
    'notes.list': nothing,
    'notes.set': [{ key: HASH, text: 'rent' }],
    'calls.list': nothing,
    'calls.add': [{ callHex: '0x0000', genesisHash: HASH, actor: STRANGER }],
    'calls.remove': [{ callHash: HASH, genesisHash: HASH }],
    'sites.list': nothing,
    'sites.revoke': origin,
    'sites.change': [{ origin: site, accountIds: [accountId], term: 'week' }],
    'sites.block': origin,
    'sites.unblock': origin,
    'phishing.status': nothing,
    'phishing.change': [{ refreshes: false }, { now: true }],
    'alerts.list': nothing,
    'alerts.read': [{ ids: null }, { ids: ['proxy-added|x'] }],
    'alerts.dismiss': [{ ids: ['proxy-added|x'] }],
    'alerts.checkNow': nothing,
    'views.get': nothing,
    'views.keep': [{ path: '/stake', drafts: { a: '{}', b: null }, scroll: { '/': 12 } }],
  };
}

/** Good inputs of every method of pages. */
export function dappExamples({ address }: Pick<Known, 'address'>): Examples<DappMethods> {
  const payload = signerPayload(address) as InputOf<DappMethods['dapp.signPayload']>;
  return {
    'dapp.site': [{}],
    'dapp.enable': [{ appName: 'Test' }],
    'dapp.accounts': [{}],
    'dapp.signPayload': [
      payload,
      { ...payload, mode: 1, metadataHash: HASH, withSignedTransaction: true, assetId: null },
    ],
    'dapp.signRaw': [
      { address, data: 'hello' },
      { address, data: '0x68656c6c6f', type: 'bytes' },
    ],
    'dapp.knownMetadata': [{}],
  };
}
