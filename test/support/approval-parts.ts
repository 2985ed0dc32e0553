import type { CallNode, Change, Effect, Explanation, Param, Sentence } from '../../src/core/explain/types.js';
import type { ApprovalView, Requester } from '../../src/protocol/ui/approvals.js';

export const MAIN = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
export const SHARED = '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y';
export const STRANGER = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy';
export const VALIDATOR = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
export const OTHER_VALIDATOR = '5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw';

/** 10^9 rao from a decimal text, without floats: `tao('12.4')`. */
export function base(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
}
export const tao = (text: string): Param => ({ t: 'tao', rao: base(text) });
const SYMBOLS: Record<number, string> = { 0: '\u03c4', 4: '\u03b4', 8: '\u03b8', 64: '\u0634' };
const NAMES: Record<number, string> = { 0: 'root', 4: 'Targon', 8: 'Taoshi', 64: 'Chutes' };
export const alpha = (netuid: number, text: string): Param => ({
  t: 'alpha',
  netuid,
  base: base(text),
  symbol: SYMBOLS[netuid] ?? null,
});
export const subnetOf = (netuid: number): Extract<Param, { t: 'subnet' }> => ({
  t: 'subnet',
  netuid,
  name: NAMES[netuid] ?? null,
  symbol: SYMBOLS[netuid] ?? null,
});
type AccountParam = Extract<Param, { t: 'account' }>;
export const whom = (
  address: string,
  name: string | null = null,
  role: AccountParam['role'] = 'other',
): AccountParam => ({ t: 'account', address, name, role });
export const taoBot = whom(VALIDATOR, 'tao.bot', 'validator');
export const rizzo = whom(OTHER_VALIDATOR, 'Rizzo', 'validator');
export const text = (value: string): Param => ({ t: 'text', text: value });

export const effect = (
  kind: Effect['kind'],
  bound: Effect['bound'],
  value: Param,
  account = MAIN,
): Effect => ({ kind, bound, value, account });
export const fee = effect('fee', 'at-most', tao('0.000412'));

export const free = (before: string | null, ...after: Array<[Effect['bound'], string]>): Change => ({
  account: MAIN,
  subject: { of: 'free' },
  before: before === null ? null : tao(before),
  after: after.map(([bound, value]) => ({ bound, value: tao(value) })),
});
export const staked = (
  netuid: number,
  hotkey: AccountParam,
  before: string | null,
  ...after: Array<[Effect['bound'], string]>
): Change => ({
  account: MAIN,
  subject: { of: 'stake', netuid, hotkey },
  before: before === null ? null : alpha(netuid, before),
  after: after.map(([bound, value]) => ({ bound, value: alpha(netuid, value) })),
});

/** A call of the tree by `Pallet.call`. */
export const node = (name: string, sentence: Sentence, patch: Partial<CallNode> = {}): CallNode => {
  const [pallet = '', call = ''] = name.split('.');
  return { pallet, call, actor: MAIN, args: [], sentence, level: null, children: [], ...patch };
};

export const hashOf = (digit: string): `0x${string}` => `0x${digit.repeat(64)}`;

export function explained(patch: Partial<Explanation> & Pick<Explanation, 'sentence' | 'tree'>): Explanation {
  return {
    effects: [fee],
    changes: [],
    facts: [],
    risks: [],
    certainty: 'exact',
    callHex: `0x0758${'a1'.repeat(60)}`,
    payloadHex: `0x0758${'a1'.repeat(60)}2502000000a8010000010000002f0555`,
    payloadHash: hashOf('c'),
    codecsAgree: true,
    genesisHash: hashOf('1'),
    specVersion: 424,
    nonce: 12,
    eraPeriod: 64,
    metadataHashMode: 1,
    atBlock: { number: 7_214_090, atMs: Date.now() },
    ...patch,
  };
}

const DAY_MS = 86_400_000;
export const KNOWN_SITE: Requester = {
  origin: 'https://app.taostake.example',
  asciiHost: null,
  claimedName: null,
  connectedSinceMs: Date.now() - 3 * DAY_MS,
  signatures: 2,
  insecure: false,
  looksLike: null,
};
export const NEW_SITE: Requester = {
  ...KNOWN_SITE,
  origin: 'https://tao-airdrop.example',
  connectedSinceMs: Date.now() - 120_000,
  signatures: 0,
};

/** What every view has; ids count up so that a queue can hold several. */
export const frameOf = (id: string, requester: Requester = KNOWN_SITE) => ({
  id,
  requester,
  createdAtMs: Date.now(),
  expiresAtMs: Date.now() + 600_000,
  position: 1,
  total: 1,
});

type ExtrinsicView = Extract<ApprovalView, { kind: 'extrinsic' }>;
export const extrinsic = (
  id: string,
  explanation: Explanation,
  patch: Partial<ExtrinsicView> = {},
): ExtrinsicView => ({
  ...frameOf(id),
  kind: 'extrinsic',
  address: MAIN,
  needsPassword: false,
  secondOpinion: 'agreed',
  protection: null,
  comparedAt: { block: 7_214_090, prices: true },
  result: { ok: true, explanation },
  ...patch,
});
