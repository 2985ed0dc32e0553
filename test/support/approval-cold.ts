import type { Route, RouteOption, RouteStep } from '../../src/core/routes/types.js';
import type { ApprovalView, DeviceSigner, SigningPaths } from '../../src/protocol/ui/approvals.js';
import {
  effect,
  explained,
  extrinsic,
  fee,
  free,
  KNOWN_SITE,
  MAIN,
  node,
  OTHER_VALIDATOR,
  STRANGER,
  staked,
  subnetOf,
  tao,
  taoBot,
  VALIDATOR,
  whom,
} from './approval-parts.js';
import { messageOf } from './approval-views.js';

/** Acts through others; no account of any other picture. */
export const ACTING = '5HpG9w8EBLe5XCrbczpwq5TSXvedjrBGCwqxK1iQ7qUsSWFc';
const NAME = 'Treasury of the Northern Lights';
const OWN = { ...KNOWN_SITE, origin: null, connectedSinceMs: null, signatures: 0 };

const signerOf = (kind: 'ledger' | 'vault'): DeviceSigner => ({
  accountId: `0x${'1d'.repeat(32)}`,
  address: MAIN,
  custody: kind === 'vault' ? { kind } : { kind, app: 'polkadot', account: 0, index: 3 },
  cryptoType: kind === 'vault' ? 'sr25519' : 'ed25519',
});

const stakeParams = { amount: tao('10'), subnet: subnetOf(64), validator: taoBot };
const stake = explained({
  sentence: { code: 'stake', params: stakeParams },
  effects: [effect('pay', 'exactly', tao('10')), fee],
  changes: [
    free('12.4021', ['at-least', '2.401688']),
    staked(64, taoBot, '40', ['at-least', '161.920412345']),
  ],
  facts: [{ code: 'price-impact', value: { t: 'bps', bps: 11 } }],
  certainty: 'simulated',
  tree: node('SubtensorModule.add_stake_limit', { code: 'stake', params: stakeParams }),
});

const sendParams = { amount: tao('3.5'), to: whom(STRANGER) };
const send = { code: 'transfer', params: sendParams } as const;
const cold = whom(ACTING, NAME, 'own');
const asProxy = {
  code: 'proxy',
  params: { real: cold, inner: { t: 'sentence', sentence: send } },
} as const;
const sendFor = explained({
  sentence: asProxy,
  effects: [effect('pay', 'exactly', tao('3.5'), ACTING), fee],
  changes: [free('12.4021', ['at-least', '12.401688'])],
  facts: [{ code: 'fee-payer', value: whom(MAIN, 'Ledger coldkey', 'own') }],
  tree: node(
    'Proxy.proxy',
    { code: 'proxy', params: { real: cold } },
    { children: [node('Balances.transfer_keep_alive', send, { actor: ACTING })] },
  ),
});

const announced = extrinsic(
  'announced',
  explained({
    sentence: {
      code: 'announce',
      params: { real: cold, inner: { t: 'sentence', sentence: send } },
    },
    effects: [effect('reserve', 'at-most', tao('0.104')), fee],
    changes: [free('12.4021', ['at-least', '12.297688'])],
    tree: node(
      'Proxy.announce',
      { code: 'announce', params: { real: cold } },
      { children: [node('Balances.transfer_keep_alive', send, { actor: ACTING })] },
    ),
  }),
  { requester: OWN, protection: { state: 'off', reason: 'later' } },
);

const proxyOf = (proxyType: string): RouteStep => ({ kind: 'proxy', real: ACTING, proxyType });
const others = [STRANGER, VALIDATOR];
const option = (signer: string, steps: RouteStep[], patch: Partial<RouteOption> = {}): RouteOption => ({
  route: { signer, steps },
  may: 'yes',
  reason: null,
  delayBlocks: 0,
  moreApprovals: 0,
  power: 0,
  ...patch,
});
const barred = { may: 'no', reason: { code: 'route/not-allowed', context: {} } } as const;
const CHOICE: readonly RouteOption[] = [
  option(MAIN, [proxyOf('Transfer')], { power: 3 }),
  option(MAIN, [{ kind: 'announce', real: ACTING, proxyType: 'Any', delayBlocks: 7_200 }], {
    delayBlocks: 7_200,
    power: 90,
  }),
  option(
    OTHER_VALIDATOR,
    [proxyOf('NonCritical'), { kind: 'multisig', account: ACTING, threshold: 2, others, disclose: true }],
    { moreApprovals: 1, power: 60 },
  ),
  option(VALIDATOR, [proxyOf('SubnetLeaseBeneficiary')], { may: 'unknown', power: 70 }),
  option(MAIN, [proxyOf('Staking')], { ...barred, power: 100 }),
  option(OTHER_VALIDATOR, [proxyOf('RootClaim')], { ...barred, power: 100 }),
];
const pathsOf = (chosen: Route | null): SigningPaths => ({ address: ACTING, options: [...CHOICE], chosen });

/** Requests for accounts whose key is elsewhere: on a device, or with somebody who acts for them. */
export const COLD_EDGES: readonly ApprovalView[] = [
  extrinsic('device-ledger', stake, { device: signerOf('ledger'), secondOpinion: 'agreed' }),
  extrinsic('device-ledger-own', stake, {
    device: signerOf('ledger'),
    requester: OWN,
    protection: { state: 'off', reason: 'device' },
  }),
  extrinsic('device-vault', stake, { device: signerOf('vault') }),
  messageOf('device-message', {
    text: 'I agree to the rules of this place.',
    device: signerOf('vault'),
  }),
  extrinsic('paths', stake, {
    address: ACTING,
    paths: pathsOf(null),
    result: { ok: false, refusal: { code: 'route/choose', context: {} } },
  }),
  extrinsic('paths-chosen', sendFor, { paths: pathsOf(CHOICE[0]?.route ?? null) }),
  announced,
  extrinsic('paths-none', stake, {
    address: ACTING,
    paths: { address: ACTING, options: CHOICE.filter(({ may }) => may === 'no'), chosen: null },
    result: { ok: false, refusal: { code: 'route/none', context: {} } },
  }),
];
