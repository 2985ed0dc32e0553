import { WalletError } from '../../../src/core/errors/wallet-error.js';
import type { Secret } from '../../../src/core/keys/secret.js';
import type { KeyWork } from '../../../src/popup/keywork/index.js';
import type { AddressPreview } from '../../../src/protocol/ui/accounts.js';
import type { ApprovalView, DevicePayload } from '../../../src/protocol/ui/approvals.js';
import type { Note } from '../../../src/protocol/ui/notes.js';
import type { WalletStatus } from '../../../src/protocol/ui/vault.js';
import { MAIN } from '../../support/approval-parts.js';
import { ALL_VIEWS } from '../world.js';
import {
  accountsFor,
  alertsFor,
  approvalAccounts,
  askedAccounts,
  coldAccountsFor,
  contactsFor,
  settingsFor,
  sitesFor,
} from './cast.js';
import { isAttacked, type Scene, type Shown } from './types.js';

/** Published: the practice account's. */
export const PHRASE = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
const KDF = { alg: 'argon2id', salt: '0'.repeat(32), memoryKiB: 65_536, passes: 3, lanes: 1 } as const;
const OWN_REQUEST = 'stake';

export const statusFor = ({ scene, cast }: Shown): WalletStatus => {
  const isOpen = scene.vault === 'unlocked';
  const usual = isOpen ? usualOf(scene, cast) : [];
  const cold = scene.surface === 'approval' ? approvalAccounts() : [...usual, ...coldAccountsFor(cast)];
  const accounts = isOpen && isCold(scene) ? cold : usual;
  return {
    vault: scene.vault,
    accounts,
    activeAccountId: accounts[0]?.accountId ?? null,
    lockAtMs: null,
    retryInMs: scene.vault === 'locked' && scene.state === 'error' ? 28_000 : 0,
    pendingApprovals: 0,
    passkey: false,
  };
};

const usualOf = (scene: Scene, cast: Shown['cast']) =>
  (scene.surface === 'approval' ? askedAccounts : accountsFor)(scene.state, cast);

/** What the account that is asked has free before the request, by the request itself; null where it does not say. */
export function freeBefore(scene: Scene): bigint | null {
  const view = scene.surface === 'approval' ? viewOf(idOf(scene)) : undefined;
  if (view?.kind !== 'extrinsic' || !view.result.ok) return null;
  const { changes } = view.result.explanation;
  const before = changes.find(({ account, subject }) => account === MAIN && subject.of === 'free')?.before;
  return before?.t === 'tao' ? before.rao : null;
}

/** What the background answers in a scene; undefined: nothing, for as long as anybody looks. */
export async function backgroundAnswer(
  method: string,
  params: unknown,
  shown: Shown,
  keyWork: () => Promise<KeyWork>,
): Promise<unknown> {
  const { scene, cast } = shown;
  const lists = isRead(method);
  if (lists && scene.state === 'loading') return undefined;
  if (lists && scene.state === 'error-first') throw new WalletError('internal', { name: 'Error' });
  const given = params as Record<string, unknown>;
  switch (method) {
    case 'wallet.status':
    case 'wallet.unlock':
    case 'wallet.restoreBackup':
      if (method !== 'wallet.status') throw new WalletError('vault/wrong-password');
      return statusFor(shown);
    case 'settings.get':
      return settingsFor(scene, shown.theme);
    case 'settings.update':
      return { ...settingsFor(scene, shown.theme), ...(given.patch as object) };
    case 'approvals.list':
      return { ids: scene.surface === 'approval' ? [idOf(scene)] : [] };
    case 'approvals.get':
      return scene.state === 'loading' ? undefined : requested(shown);
    case 'approvals.forDevice':
      return devicePayload(scene);
    case 'intents.propose':
      return { approvalId: OWN_REQUEST };
    case 'contacts.list':
      return { contacts: contactsFor(scene.state, cast) };
    case 'notes.list':
      return { notes: notesFor(scene.state, cast) };
    case 'notes.set':
      return { note: { key: given.key, text: given.text, changedAtMs: cast.nowMs } };
    case 'sites.list':
      return sitesFor(scene.state, cast);
    case 'alerts.list':
    case 'alerts.checkNow':
      return alertsFor(scene.state, cast);
    case 'phishing.status':
    case 'phishing.change':
      return {
        hosts: 21_406,
        refreshedAtMs: scene.state === 'many' ? cast.nowMs - 7_200_000 : null,
        bundledOn: '2026-01-12',
        refreshes: scene.state === 'many',
        failure: scene.state === 'error' ? 'unreachable' : null,
        source: 'https://github.com/polkadot-js/phishing',
      };
    case 'views.get':
      return { path: null, leftAtMs: 0, drafts: {}, scroll: {} };
    case 'wallet.generatePhrase':
      return { phrase: PHRASE };
    case 'wallet.kdfForCreate':
    case 'wallet.kdfForUnlock':
    case 'backup.kdf':
      return KDF;
    case 'wallet.kdfUpgrade':
      return { kdf: null };
    case 'wallet.passkeyForUnlock':
      return { passkey: null };
    case 'wallet.previewSecret':
      return previewed([given.secret as Secret], shown, keyWork).then(([preview]) => preview);
    case 'wallet.previewDerived':
      return { previews: derived(given.derivations as Array<{ path: string }>, shown) };
    case 'wallet.create':
    case 'wallet.addAccounts':
    case 'wallet.deriveAccounts':
    case 'backup.restore':
      return { accounts: accountsFor('normal', cast).slice(0, 1), outcomes: ['added'] };
    case 'wallet.revealSecrets':
      return {
        secrets: (given.accountIds as string[]).map((accountId) => ({
          accountId,
          secret: { kind: 'phrase', phrase: PHRASE, path: '', cryptoType: 'sr25519' },
        })),
      };
    case 'calls.list':
      return { calls: [] };
    case 'backup.make':
      return { file: '{}' };
    case 'backup.inspect':
      return {
        createdAtMs: cast.nowMs - 864_000_000,
        accounts: accountsFor('normal', cast).map((account) => ({ ...account, presence: 'none' })),
        contacts: 12,
        settings: true,
      };
    default:
      return null;
  }
}

/** A note on the receipt and one on the failure; the ugly one is as long as it may be and runs the other way. */
function notesFor(state: Scene['state'], { nowMs }: Shown['cast']): Note[] {
  if (state === 'empty') return [];
  const note = (digit: string, text: string): Note => ({
    key: `0x${digit.repeat(64)}`,
    text,
    changedAtMs: nowMs,
  });
  const text =
    state === 'ugly' ? '\u05e9\u05dc\u05d5\u05dd '.repeat(40).slice(0, 200) : 'Moved the savings of spring';
  return [note('3', text), note('6', 'Rent, two months at once')];
}

/** Screens about accounts whose key is elsewhere; without any they would be empty. */
const isCold = ({ path, state }: Scene): boolean =>
  state !== 'empty' && /^\/(?:rights|shared|key-swap|connect|accounts|device|paths|announced)/.test(path);

const viewOf = (id: string) => ALL_VIEWS.find((view) => view.id === id);

const isRead = (method: string): boolean =>
  /^(?:contacts|notes|sites|alerts|calls)\.list$|^phishing\.status$|^approvals\.get$/.test(method);

const idOf = ({ path }: Scene): string => path.split('/').at(-1) ?? '';

/** The request that the path names; on the popup's own path it is one of the wallet's own forms. */
function requested({ scene, cast }: Shown): unknown {
  const view = viewOf(idOf(scene)) ?? viewOf(OWN_REQUEST);
  if (!view) throw new WalletError('not-allowed');
  if (scene.surface === 'approval') return view;
  const own = signedBy(view, cast.main);
  return { ...own, requester: { ...own.requester, origin: null, claimedName: null } };
}

/** What the requests call subnet 64, and what it is called on the chain that the rest of the picture shows. */
const ON_DEVNET = new Map([
  ['Chutes', 'Pelagicmesh'],
  ['\u05e9', '\u0634'],
]);

/** The same request by an account of this wallet, on the chain it is shown beside. */
function signedBy(view: ApprovalView, address: string): ApprovalView {
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') return node === MAIN ? address : (ON_DEVNET.get(node) ?? node);
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
  };
  return walk(view) as ApprovalView;
}

/** Bytes of no meaning, as many as a transaction and its proof have. */
function devicePayload(scene: Scene): DevicePayload {
  const view = viewOf(idOf(scene));
  if (!view || view.kind === 'connect' || !view.device) throw new WalletError('not-allowed');
  return {
    kind: view.kind,
    signer: view.device,
    payloadHex: `0x${'07'.repeat(240)}`,
    callLength: view.kind === 'message' ? null : 120,
    metadataHash: view.kind === 'message' ? null : `0x${'5e'.repeat(32)}`,
    proofHex: view.kind === 'message' ? null : `0x${'3c'.repeat(4_096)}`,
    genesisHash: `0x${'11'.repeat(32)}`,
    specVersion: 424,
  };
}

async function previewed(
  secrets: Secret[],
  { scene }: Shown,
  keyWork: () => Promise<KeyWork>,
): Promise<AddressPreview[]> {
  const previews = await (await keyWork()).preview(secrets);
  return previews.map((preview) => {
    if ('code' in preview) throw new WalletError(preview.code, preview.context);
    return { ...preview, presence: isAttacked(scene.state) ? 'held' : 'none' };
  });
}

/** Other addresses of the phrase: which ones is no matter of the picture, that they are used is. */
function derived(asked: ReadonlyArray<{ path: string }>, { cast, scene }: Shown): AddressPreview[] {
  const pool = [...accountsFor('many', cast)];
  return asked.map((_, index) => {
    const { accountId, address } = pool[index % pool.length] ?? pool[0] ?? { accountId: '0x', address: '' };
    return {
      accountId: accountId as `0x${string}`,
      address,
      presence: scene.state === 'empty' ? 'none' : 'held',
    };
  });
}
