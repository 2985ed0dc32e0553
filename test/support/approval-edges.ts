import type { ApprovalView } from '../../src/protocol/ui/approvals.js';
import { COLD_EDGES } from './approval-cold.js';
import {
  alpha,
  effect,
  explained,
  extrinsic,
  fee,
  frameOf,
  free,
  KNOWN_SITE,
  NEW_SITE,
  node,
  rizzo,
  STRANGER,
  staked,
  subnetOf,
  tao,
  taoBot,
  text,
  whom,
} from './approval-parts.js';
import { grant, messageOf, signInOf } from './approval-views.js';

const steps = (count: number, dangerousAt: number) =>
  Array.from({ length: count }, (_, index) =>
    index + 1 === dangerousAt
      ? node('Proxy.add_proxy', { code: 'add-proxy', params: grant }, { level: 'danger' })
      : node('SubtensorModule.add_stake_limit', {
          code: 'stake',
          params: { amount: tao('0.1'), subnet: subnetOf(64), validator: index % 2 ? rizzo : taoBot },
        }),
  );
const many = { code: 'batch', params: { count: { t: 'int', value: 63n } } } as const;

/** 64 calls, the fortieth inner one a thief's. */
const long = extrinsic(
  'sixty-four',
  explained({
    sentence: many,
    effects: [effect('pay', 'at-most', tao('12.4021')), fee],
    changes: Array.from({ length: 9 }, (_, index) =>
      staked(index + 1, taoBot, String(index), ['at-least', String(index + 1)]),
    ),
    facts: [
      { code: 'hidden-step', value: text('40/63') },
      { code: 'begins-with', value: text('Stake 0.1 \u03c4') },
    ],
    risks: [
      { code: 'proxy-grant', level: 'danger', params: grant },
      { code: 'hidden-step', level: 'caution', params: {} },
    ],
    tree: node('Utility.force_batch', many, { children: steps(63, 40) }),
  }),
  { requester: NEW_SITE },
);

const rtl = whom(
  STRANGER,
  '\u05db\u05d5\u05e8\u05d4 \u05d3\u05d9\u05d2\u05d9\u05d8\u05dc\u05d9',
  'validator',
);
/** One TAO and a bit for what costs less than a tenth of it. */
const atMost = { t: 'price', raoPerAlpha: 1_000_174_000n, netuid: 64 } as const;
const huge = extrinsic(
  'all-there-is',
  explained({
    sentence: { code: 'stake', params: { amount: tao('21000000'), subnet: subnetOf(64), validator: rtl } },
    effects: [
      effect('pay', 'exactly', tao('21000000')),
      effect('receive', 'at-least', alpha(64, '20999999.123456789')),
      effect('fee', 'at-most', tao('0.000000001')),
    ],
    changes: [
      free('21000000.000000001', ['at-least', '0']),
      staked(64, rtl, '0.000000001', ['at-least', '20999999.123456790'], ['expected', '20999999.5']),
    ],
    facts: [
      { code: 'price-impact', value: { t: 'bps', bps: 9_999 } },
      { code: 'worst-price', value: atMost },
    ],
    risks: [
      {
        code: 'price-far-from-quote',
        level: 'danger',
        params: {
          bps: { t: 'bps', bps: 112_180 },
          limit: atMost,
          price: { t: 'price', raoPerAlpha: 81_860_000n, netuid: 64 },
        },
      },
    ],
    certainty: 'simulated',
    tree: node('SubtensorModule.add_stake_limit', {
      code: 'stake',
      params: { amount: tao('21000000'), subnet: subnetOf(64), validator: rtl },
    }),
  }),
);

const speck = extrinsic(
  'one-rao',
  explained({
    sentence: { code: 'transfer', params: { amount: tao('0.000000001'), to: whom(STRANGER) } },
    effects: [effect('pay', 'exactly', tao('0.000000001'))],
    changes: [free('12.4021', ['exactly', '12.402099999'])],
    risks: [{ code: 'facts-unavailable', level: 'caution', params: {} }],
    certainty: 'unknown',
    tree: node('Balances.transfer_keep_alive', {
      code: 'transfer',
      params: { amount: tao('0.000000001'), to: whom(STRANGER) },
    }),
  }),
);

const unknownChange = extrinsic(
  'not-known',
  explained({
    sentence: { code: 'call', params: { call: text('Contracts.call') } },
    effects: [effect('pay', 'at-most', tao('5')), fee],
    changes: [free(null)],
    risks: [{ code: 'opaque-program', level: 'danger', params: {} }],
    certainty: 'unknown',
    tree: node(
      'Contracts.call',
      { code: 'call', params: { call: text('Contracts.call') } },
      { level: 'danger' },
    ),
  }),
  { requester: NEW_SITE },
);

const refused = extrinsic('refused', explained({ sentence: many, tree: node('Utility.batch', many) }), {
  result: { ok: false, refusal: { code: 'sign/trailing-bytes', context: {} } },
});

const connect: ApprovalView = {
  ...frameOf('connect', { ...KNOWN_SITE, connectedSinceMs: null, signatures: 0, claimedName: 'TaoStake' }),
  kind: 'connect',
};
const connectLocal: ApprovalView = {
  ...frameOf('connect-local', {
    ...KNOWN_SITE,
    origin: 'http://127.0.0.1:39295',
    connectedSinceMs: null,
    signatures: 0,
    claimedName: 'Bittensor SDK',
    insecure: true,
  }),
  kind: 'connect',
};
const connectPuny: ApprovalView = {
  ...frameOf('connect-punycode', {
    ...KNOWN_SITE,
    origin: 'https://xn--tostats-8fg.example',
    asciiHost: 'xn--tostats-8fg.example',
    connectedSinceMs: null,
    signatures: 0,
  }),
  kind: 'connect',
};

/** What the twelve do not show: extremes, faults, refusals. */
export const EDGES: readonly ApprovalView[] = [
  long,
  huge,
  speck,
  unknownChange,
  refused,
  connect,
  connectLocal,
  connectPuny,
  messageOf('sign-in-faulty', {
    signIn: signInOf({ domain: 'taostats.example', faults: ['domain', 'expired'] }),
  }),
  messageOf('message-long', { text: 'I agree to the rules of this place.\n'.repeat(60) }),
  messageOf('message-bytes', { text: null }),
  messageOf('message-foreign', {
    text: 'Welcome to taostats.example',
    foreignDomain: 'taostats.example',
    suspiciousCharacters: true,
  }),
  ...COLD_EDGES,
];
