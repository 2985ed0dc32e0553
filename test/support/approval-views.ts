import type { Sentence } from '../../src/core/explain/types.js';
import type { ApprovalView, SignIn } from '../../src/protocol/ui/approvals.js';
import {
  alpha,
  effect,
  explained,
  extrinsic,
  fee,
  frameOf,
  free,
  hashOf,
  KNOWN_SITE,
  MAIN,
  NEW_SITE,
  node,
  rizzo,
  SHARED,
  STRANGER,
  staked,
  subnetOf,
  tao,
  taoBot,
  text,
  whom,
} from './approval-parts.js';

const stakeParams = { amount: tao('10'), subnet: subnetOf(64), validator: taoBot };
const stakeEffects = [
  effect('pay', 'exactly', tao('10')),
  effect('receive', 'at-least', alpha(64, '121.920412345')),
  effect('receive', 'expected', alpha(64, '122.533072104')),
  fee,
];
const stakeChanges = [
  free('12.4021', ['at-least', '2.401688']),
  staked(64, taoBot, '40', ['at-least', '161.920412345'], ['expected', '162.533072104']),
];

const stake = extrinsic(
  'stake',
  explained({
    sentence: { code: 'stake', params: stakeParams },
    effects: stakeEffects,
    changes: stakeChanges,
    facts: [
      { code: 'price-impact', value: { t: 'bps', bps: 11 } },
      { code: 'worst-price', value: { t: 'price', raoPerAlpha: 82_061_000n, netuid: 64 } },
      { code: 'all-or-nothing', value: null },
    ],
    risks: [{ code: 'first-time-validator', level: 'caution', params: { take: { t: 'bps', bps: 1800 } } }],
    certainty: 'simulated',
    tree: node('SubtensorModule.add_stake_limit', { code: 'stake', params: stakeParams }),
  }),
);

const unlimited = extrinsic(
  'unlimited',
  explained({
    sentence: { code: 'stake-unlimited', params: stakeParams },
    effects: [
      effect('pay', 'exactly', tao('10')),
      effect('receive', 'expected', alpha(64, '122.533072104')),
      fee,
    ],
    changes: [
      free('12.4021', ['at-least', '2.401688']),
      staked(64, taoBot, '40', ['expected', '162.533072104']),
    ],
    facts: [
      { code: 'price-impact', value: { t: 'bps', bps: 11 } },
      { code: 'no-limit', value: null },
    ],
    risks: [{ code: 'no-price-limit', level: 'caution', params: {} }],
    certainty: 'simulated',
    tree: node('SubtensorModule.add_stake', { code: 'stake-unlimited', params: stakeParams }),
  }),
);

const swapParams = { amount: alpha(64, '40'), from: subnetOf(64), to: subnetOf(8), validator: taoBot };
const swap = extrinsic(
  'swap',
  explained({
    sentence: { code: 'swap-stake', params: swapParams },
    effects: [
      effect('pay', 'exactly', alpha(64, '40')),
      effect('receive', 'at-least', alpha(8, '56.667600123')),
      effect('receive', 'expected', alpha(8, '58.1')),
      fee,
    ],
    changes: [
      free('12.4021', ['at-least', '12.401688']),
      staked(64, taoBot, '40', ['exactly', '0']),
      staked(8, taoBot, '0', ['at-least', '56.667600123'], ['expected', '58.1']),
    ],
    facts: [
      {
        code: 'worst-ratio',
        value: { t: 'ratio', ratio: 1_416_690_009n, fromNetuid: 64, toNetuid: 8 },
      },
      { code: 'all-or-nothing', value: null },
    ],
    risks: [{ code: 'limit-on-amount', level: 'note', params: {} }],
    certainty: 'simulated',
    tree: node('SubtensorModule.swap_stake_limit', { code: 'swap-stake', params: swapParams }),
  }),
);

const sendParams = { amount: tao('3.5'), to: whom(STRANGER) };
const transfer = extrinsic(
  'transfer',
  explained({
    sentence: { code: 'transfer', params: sendParams },
    effects: [effect('pay', 'exactly', tao('3.5')), fee],
    changes: [free('12.4021', ['at-least', '8.901688'])],
    risks: [{ code: 'new-recipient', level: 'caution', params: {} }],
    tree: node('Balances.transfer_keep_alive', { code: 'transfer', params: sendParams }),
  }),
);

const transferAll = extrinsic(
  'transfer-all',
  explained({
    sentence: { code: 'transfer-all', params: { to: whom(STRANGER) } },
    effects: [effect('pay', 'at-most', tao('12.4021')), fee],
    changes: [free('12.4021', ['at-least', '0'])],
    risks: [
      { code: 'entire-balance', level: 'danger', params: {} },
      { code: 'new-recipient', level: 'caution', params: {} },
    ],
    tree: node(
      'Balances.transfer_all',
      { code: 'transfer-all', params: { to: whom(STRANGER) } },
      { level: 'danger' },
    ),
  }),
  { requester: NEW_SITE },
);

const part = (netuid: number, amount: string) =>
  node('SubtensorModule.add_stake_limit', {
    code: 'stake',
    params: { amount: tao(amount), subnet: subnetOf(netuid), validator: netuid === 8 ? rizzo : taoBot },
  });
const threeThings = {
  code: 'batch',
  params: { count: { t: 'int', value: 3n } },
} as const;
const parts: Sentence = {
  code: 'basket-buy',
  params: {
    ...threeThings.params,
    total: tao('9'),
    subnets: { t: 'list', items: [64, 4, 8].map(subnetOf), more: 0 },
  },
};
const basket = extrinsic(
  'basket',
  explained({
    sentence: parts,
    effects: [
      effect('pay', 'exactly', tao('9')),
      effect('receive', 'at-least', alpha(64, '36.576123703')),
      effect('receive', 'expected', alpha(64, '36.759921631')),
      effect('receive', 'at-least', alpha(4, '81.104')),
      effect('receive', 'at-least', alpha(8, '29.5')),
      fee,
    ],
    changes: [
      free('12.4021', ['at-least', '3.401688']),
      staked(64, taoBot, '40', ['at-least', '76.576123703']),
      staked(4, taoBot, '0', ['at-least', '81.104']),
      staked(8, rizzo, null, ['at-least', '29.5']),
    ],
    facts: [
      { code: 'worst-price', value: { t: 'price', raoPerAlpha: 82_061_000n, netuid: 64 } },
      { code: 'more-limits', value: { t: 'int', value: 2n } },
      { code: 'all-or-nothing', value: null },
    ],
    risks: [{ code: 'first-time-validator', level: 'caution', params: { take: { t: 'bps', bps: 1800 } } }],
    certainty: 'bounded',
    tree: node('Utility.batch_all', parts, { children: [part(64, '3'), part(4, '3'), part(8, '3')] }),
  }),
);

export const grant = {
  delegate: whom(STRANGER),
  type: text('Any'),
  delay: { t: 'blocks', count: 0n },
} as const;
const claim = { code: 'claim-root', params: { count: { t: 'int', value: 3n } } } as const;
const hidden = extrinsic(
  'hidden-proxy',
  explained({
    sentence: threeThings,
    effects: [effect('grant', 'exactly', grant.type), effect('reserve', 'at-most', tao('0.093')), fee],
    changes: [
      free('12.4021', ['at-least', '12.308688']),
      {
        account: MAIN,
        subject: { of: 'reserved' },
        before: tao('0'),
        after: [{ bound: 'at-most', value: tao('0.093') }],
      },
    ],
    facts: [
      { code: 'hidden-step', value: text('3/3') },
      { code: 'begins-with', value: { t: 'sentence', sentence: claim } },
      { code: 'can-take', value: tao('412.8071') },
    ],
    risks: [
      { code: 'proxy-grant', level: 'danger', params: grant },
      { code: 'hidden-step', level: 'caution', params: {} },
    ],
    tree: node('Utility.batch_all', threeThings, {
      children: [
        node('SubtensorModule.claim_root', claim),
        node('System.remark', { code: 'remark', params: { text: text('airdrop \u2713') } }),
        node('Proxy.add_proxy', { code: 'add-proxy', params: grant }, { level: 'danger' }),
      ],
    }),
  }),
  { requester: NEW_SITE, needsPassword: true },
);

const swapCall = {
  code: 'call',
  params: { call: text('SubtensorModule.swap_coldkey_announced'), new_coldkey: whom(STRANGER) },
} as const;
const coldkeySwap = extrinsic(
  'coldkey-swap',
  explained({
    sentence: swapCall,
    effects: [effect('pay', 'exactly', tao('0.1')), fee],
    changes: [free('12.4021', ['at-least', '0']), staked(64, taoBot, '40', ['exactly', '0'])],
    facts: [{ code: 'can-take', value: tao('412.8071') }],
    risks: [
      { code: 'account-control', level: 'danger', params: {} },
      { code: 'large-part-of-wealth', level: 'danger', params: { bps: { t: 'bps', bps: 10_000 } } },
    ],
    tree: node('SubtensorModule.swap_coldkey_announced', swapCall, { level: 'danger' }),
  }),
  { requester: NEW_SITE, needsPassword: true },
);

const inner = { t: 'sentence', sentence: { code: 'transfer', params: sendParams } } as const;
const shared = whom(SHARED, 'Treasury', 'own');
/** What a step that carries another one adds to it. */
const onlyFor = (code: 'approve-shared' | 'proxy') => ({ code, params: { real: shared } });
const approveShared = { code: 'approve-shared', params: { real: shared, inner } } as const;
const multisig = extrinsic(
  'multisig',
  explained({
    sentence: approveShared,
    effects: [effect('reserve', 'exactly', tao('0.132')), fee],
    changes: [
      free('12.4021', ['at-least', '12.269688']),
      {
        account: MAIN,
        subject: { of: 'reserved' },
        before: tao('0'),
        after: [{ bound: 'exactly', value: tao('0.132') }],
      },
    ],
    facts: [
      { code: 'approvals', value: { t: 'int', value: 1n } },
      { code: 'threshold', value: { t: 'int', value: 2n } },
    ],
    tree: node('Multisig.as_multi', onlyFor('approve-shared'), {
      children: [
        node('Balances.transfer_keep_alive', { code: 'transfer', params: sendParams }, { actor: SHARED }),
      ],
    }),
  }),
);

const asProxy = { code: 'proxy', params: { real: shared, inner } } as const;
const proxyCall = extrinsic(
  'proxy-call',
  explained({
    sentence: asProxy,
    effects: [effect('pay', 'exactly', tao('3.5'), SHARED), fee],
    changes: [
      free('12.4021', ['at-least', '12.401688']),
      {
        account: SHARED,
        subject: { of: 'free' },
        before: tao('250'),
        after: [{ bound: 'exactly', value: tao('246.5') }],
      },
    ],
    facts: [{ code: 'fee-payer', value: whom(MAIN, 'Main coldkey', 'own') }],
    tree: node('Proxy.proxy', onlyFor('proxy'), {
      children: [
        node('Balances.transfer_keep_alive', { code: 'transfer', params: sendParams }, { actor: SHARED }),
      ],
    }),
  }),
);

export const signInOf = (patch: Partial<SignIn> = {}): SignIn => ({
  domain: 'app.taostake.example',
  address: MAIN,
  statement: 'Sign in to see your positions. This costs nothing and sends nothing.',
  uri: 'https://app.taostake.example/login',
  version: '1',
  chainId: 'bittensor:finney',
  nonce: '32891756',
  issuedAt: '2026-03-04T10:00:00Z',
  expirationTime: '2026-03-04T10:10:00Z',
  notBefore: null,
  requestId: null,
  resources: ['https://app.taostake.example/terms'],
  faults: [],
  ...patch,
});
const SIGN_IN_TEXT = `app.taostake.example wants you to sign in with your Bittensor account:
${MAIN}

Sign in to see your positions. This costs nothing and sends nothing.

URI: https://app.taostake.example/login
Version: 1
Nonce: 32891756`;
export const messageOf = (
  id: string,
  patch: Partial<Extract<ApprovalView, { kind: 'message' }>> = {},
): Extract<ApprovalView, { kind: 'message' }> => ({
  ...frameOf(id),
  kind: 'message',
  address: MAIN,
  text: SIGN_IN_TEXT,
  hex: `0x${'6170702e'.repeat(30)}`,
  payloadHash: hashOf('e'),
  suspiciousCharacters: false,
  foreignDomain: null,
  signIn: null,
  refusal: null,
  ...patch,
});
const signIn = messageOf('sign-in', { signIn: signInOf() });

const lookAlike: ApprovalView = {
  ...frameOf('connect-look-alike', {
    ...KNOWN_SITE,
    origin: 'https://www.taostats-app.example',
    connectedSinceMs: null,
    signatures: 0,
    claimedName: 'Taostats',
    looksLike: 'taostats.io',
  }),
  kind: 'connect',
};

/** The twelve approvals that matter most, in the order in which the documentation shows them. */
export const TWELVE: readonly ApprovalView[] = [
  stake,
  unlimited,
  swap,
  transfer,
  transferAll,
  basket,
  hidden,
  coldkeySwap,
  multisig,
  proxyCall,
  signIn,
  lookAlike,
];
