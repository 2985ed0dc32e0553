import { beforeAll, describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../src/background/explain/index.js';
import { PROXY_TYPES, SEVERITY, severityOf } from '../../../../src/background/explain/severity.js';
import type { ExplainInput } from '../../../../src/background/types.js';
import { alphaBase, rao, raoPerAlpha } from '../../../../src/core/amount/money.js';
import type { CanonicalCall } from '../../../../src/core/explain/types.js';
import type { Intent } from '../../../../src/core/operations/intent.js';
import type { StoredMetadata } from '../../../../src/protocol/engine/index.js';
import { callHex, nested } from '../../../support/calls.js';
import {
  accepted,
  dappRequest,
  explainCall,
  explainFacts,
  HOTKEY,
  inputFor,
  OTHER_HOTKEY,
  payloadOf,
  refusalCode,
  SAVINGS,
  SIGNER,
  SIGNER_ID,
  STRANGER,
} from '../../../support/explain-builders.js';
import { finney, HAS_FINNEY, openFinney } from '../../../support/finney.js';

const STAKE: Intent = {
  kind: 'stake',
  hotkey: HOTKEY,
  netuid: 64,
  amountRao: rao(5_000n),
  limitRaoPerAlpha: raoPerAlpha(81_000_000n),
  allowPartial: false,
};
const STAKE_ARGS = {
  hotkey: HOTKEY,
  netuid: 64,
  amount_staked: 5_000n,
  limit_price: 81_000_000n,
  allow_partial: false,
};

describe.skipIf(!HAS_FINNEY)('requests, explained (needs the recorded metadata beside the project)', () => {
  let metadata: StoredMetadata;
  beforeAll(() => {
    metadata = finney(424);
  });
  const explainer = createExplainer();
  const id = (value: string) => ({ type: 'Id', value });
  const own = (call: string, args: object, intent: Intent | null, change: Partial<ExplainInput> = {}) =>
    explainer.explain(
      inputFor(
        metadata,
        {
          source: 'own',
          address: SIGNER,
          accountId: SIGNER_ID,
          payload: payloadOf(metadata, callHex(metadata, 'SubtensorModule', call, args)),
          asked: null,
          shield: null,
          protection: null,
          intent,
        },
        undefined,
        change,
      ),
    );

  it('an own request that says what was asked is explained, with the digest of what it shows', async () => {
    const result = accepted(await own('add_stake_limit', STAKE_ARGS, STAKE));
    expect(result).toMatchObject({ metadataHashMode: 1, codecsAgree: true, nonce: 7, eraPeriod: 64 });
    const unstake: Intent = { ...STAKE, kind: 'unstake', amountBase: alphaBase(5_000n) };
    const { amount_staked: amount_unstaked, ...rest } = STAKE_ARGS;
    expect(refusalCode(await own('remove_stake_limit', { ...rest, amount_unstaked }, unstake))).toBe(
      'explained as unstake',
    );
  });

  it('an own request that differs from the intent in anything is refused', async () => {
    const changes = [
      { hotkey: OTHER_HOTKEY },
      { netuid: 63 },
      { amount_staked: 5_001n },
      { limit_price: 81_000_001n },
      { allow_partial: true },
    ];
    for (const change of changes)
      expect(refusalCode(await own('add_stake_limit', { ...STAKE_ARGS, ...change }, STAKE))).toBe(
        'engine/disagrees',
      );
    const plain = { hotkey: HOTKEY, netuid: 64, amount_staked: 5_000n };
    expect(refusalCode(await own('add_stake', plain, STAKE))).toBe('engine/disagrees');
    expect(refusalCode(await own('add_stake_limit', STAKE_ARGS, null))).toBe('engine/disagrees');
  });

  it('an own request needs the engine: its facts and its second reading', async () => {
    expect(refusalCode(await own('add_stake_limit', STAKE_ARGS, STAKE, { facts: null }))).toBe(
      'engine/unreachable',
    );
    expect(refusalCode(await own('add_stake_limit', STAKE_ARGS, STAKE, { inspect: async () => null }))).toBe(
      'engine/disagrees',
    );
  });

  it('whoever asks, two codecs that differ in a byte or in the money sign nothing', async () => {
    const hex = callHex(metadata, 'SubtensorModule', 'add_stake_limit', STAKE_ARGS);
    const light = openFinney(424);
    const ours = light.canonical(light.decodeCall(Uint8Array.from(Buffer.from(hex.slice(2), 'hex'))));
    const edit = (change: (call: CanonicalCall) => void) => {
      const copy = structuredClone(ours);
      change(copy);
      return copy;
    };
    const arg = (call: CanonicalCall, index: number) => call.args[index] ?? { name: '', hex: '', uint: null };
    const lies = [
      edit((call) => (call.call = 'add_stake')),
      edit((call) => (call.pallet = 'Balances')),
      edit((call) => call.args.pop()),
      edit((call) => (arg(call, 2).uint = '5001')),
      edit((call) => (arg(call, 2).hex = '0x8913000000000000')),
      edit((call) => (arg(call, 0).name = 'coldkey')),
    ];
    for (const lie of lies)
      expect(
        refusalCode(
          await explainer.explain(
            inputFor(metadata, dappRequest(metadata, hex), undefined, { inspect: async () => lie }),
          ),
        ),
      ).toBe('engine/disagrees');
  });

  it('a transfer is exact; a recipient nobody has seen and a large part of the balance are named', async () => {
    const send = (to: string, value: bigint, facts = explainFacts()) =>
      explainCall(
        metadata,
        callHex(metadata, 'Balances', 'transfer_keep_alive', { dest: id(to), value }),
        facts,
      );
    const plain = await send(STRANGER, 1_000_000_000n);
    expect(plain).toMatchObject({
      certainty: 'exact',
      sentence: { code: 'transfer', params: { to: { address: STRANGER } } },
    });
    expect(plain.risks.map(({ code }) => code)).toEqual(['no-metadata-hash']);
    const unseen = await send(STRANGER, 1n, explainFacts({ seen: [{ address: STRANGER, exists: false }] }));
    expect(unseen.risks[0]).toMatchObject({ code: 'new-recipient', level: 'caution' });
    const large = await send(STRANGER, 60_000_000_000n);
    expect(large.risks[0]).toMatchObject({ code: 'large-share', params: { bps: { t: 'bps', bps: 6_000 } } });
    const all = await send(STRANGER, 99_999_999_000n);
    expect(all.risks[0]).toMatchObject({ code: 'entire-balance', level: 'caution' });
    const toMyself = await send(SAVINGS, 99_999_999_000n);
    expect(toMyself.risks.map(({ code, level }) => `${code} ${level}`)).toEqual([
      'own-recipient note',
      'no-metadata-hash note',
    ]);
    expect(toMyself.effects).toContainEqual(expect.objectContaining({ kind: 'receive', account: SAVINGS }));
  });

  it('S74: money for a hotkey is a danger, one of our own a caution', async () => {
    const hotkeys = [STRANGER, SAVINGS].map((hotkey) => ({
      hotkey,
      name: null,
      take: null,
      known: true,
      stakedBefore: false,
    }));
    const send = (to: string) =>
      explainCall(
        metadata,
        callHex(metadata, 'Balances', 'transfer_all', { dest: id(to), keep_alive: true }),
        explainFacts({ validators: hotkeys }),
      );
    expect((await send(STRANGER)).risks[0]).toMatchObject({
      code: 'recipient-is-hotkey',
      level: 'danger',
      params: { to: { address: STRANGER } },
    });
    expect((await send(SAVINGS)).risks[0]).toMatchObject({ code: 'recipient-is-hotkey', level: 'caution' });
  });

  it('a network fee above 1 TAO is refused, whoever asks', async () => {
    const hex = callHex(metadata, 'System', 'remark', { remark: new Uint8Array([1]) });
    const withFee = (feeRao: bigint) =>
      explainer.explain(inputFor(metadata, dappRequest(metadata, hex), explainFacts({ feeRao })));
    expect(refusalCode(await withFee(1_000_000_001n))).toBe('sign/fee-too-high');
    expect(refusalCode(await withFee(1_000_000_000n))).toBe('explained as remark');
  });

  it('a batch adds up what it does and says when it may stop half-way', async () => {
    const calls = [
      nested('Balances', 'transfer_keep_alive', { dest: id(STRANGER), value: 3n }),
      nested('Balances', 'transfer_keep_alive', { dest: id(STRANGER), value: 4n }),
    ];
    const batch = await explainCall(metadata, callHex(metadata, 'Utility', 'batch', { calls }));
    expect(batch.sentence).toEqual({ code: 'batch', params: { count: { t: 'int', value: 2n } } });
    expect(batch.effects[0]).toEqual({
      kind: 'pay',
      bound: 'at-most',
      value: { t: 'tao', rao: 7n },
      account: SIGNER,
    });
    expect(batch.risks[0]).toMatchObject({ code: 'may-stop-half-way', level: 'caution' });
    const loose = await explainCall(metadata, callHex(metadata, 'Utility', 'force_batch', { calls }));
    expect(loose.risks[0]).toMatchObject({ code: 'steps-stand-alone', level: 'note' });
    const atomic = await explainCall(metadata, callHex(metadata, 'Utility', 'batch_all', { calls }));
    expect(atomic.effects[0]).toMatchObject({ kind: 'pay', bound: 'exactly' });
    expect(atomic.risks.map(({ code }) => code)).toEqual(['no-metadata-hash']);
  });

  it('a proxied call acts on the other account and the fee stays with the signer', async () => {
    const { sentence, effects, tree } = await explainCall(
      metadata,
      callHex(metadata, 'Proxy', 'proxy', {
        real: id(SAVINGS),
        force_proxy_type: undefined,
        call: nested('Balances', 'transfer_keep_alive', { dest: id(STRANGER), value: 3n }),
      }),
    );
    expect(sentence).toMatchObject({
      code: 'proxy',
      params: { real: { address: SAVINGS, name: 'Savings' } },
    });
    expect(effects.map(({ kind, account }) => [kind, account])).toEqual([
      ['pay', SAVINGS],
      ['fee', SIGNER],
    ]);
    expect(tree.children[0]?.actor).toBe(SAVINGS);
  });

  it('grades a proxy grant by what the type can do, and knows every type of the runtime', async () => {
    const grant = async (type: string) =>
      explainCall(
        metadata,
        callHex(metadata, 'Proxy', 'add_proxy', {
          delegate: id(STRANGER),
          proxy_type: { type, value: undefined },
          delay: 0,
        }),
      );
    for (const [type, level] of [
      ['Any', 'danger'],
      ['NonTransfer', 'danger'],
      ['NonCritical', 'danger'],
      ['Transfer', 'danger'],
      ['Staking', 'caution'],
      ['RootClaim', 'note'],
    ] as const)
      expect((await grant(type)).risks).toContainEqual(
        expect.objectContaining({ code: 'proxy-grant', level }),
      );
    const { effects } = await grant('Staking');
    expect(effects.slice(0, 2)).toEqual([
      { kind: 'grant', bound: 'exactly', value: { t: 'text', text: 'Staking' }, account: SIGNER },
      { kind: 'reserve', bound: 'at-most', value: { t: 'tao', rao: 93_000_000n }, account: SIGNER },
    ]);
    const types = openFinney(424).registry;
    let found: string[] = [];
    for (let type = 0; found.length === 0; type++) {
      const { def, path } = types.at(type);
      if (path.at(-1) === 'ProxyType' && def.tag === 'variant') found = def.value.map(({ name }) => name);
    }
    expect(found.filter((name) => !(name in PROXY_TYPES))).toEqual([]);
  });

  it('S60 a coldkey swap is about control of the whole account, at danger, alone or inside', async () => {
    const swap = { new_coldkey_hash: `0x${'07'.repeat(32)}` };
    const control = { code: 'account-control', level: 'danger' };
    const alone = await explainCall(
      metadata,
      callHex(metadata, 'SubtensorModule', 'announce_coldkey_swap', swap),
    );
    expect(alone.risks[0]).toMatchObject(control);
    const calls = [
      nested('System', 'remark', { remark: new Uint8Array(1) }),
      nested('SubtensorModule', 'announce_coldkey_swap', swap),
    ];
    const inside = await explainCall(metadata, callHex(metadata, 'Utility', 'batch_all', { calls }));
    expect(inside.risks[0]).toMatchObject(control);
  });

  it('value destroyed is a danger, rights taken back are not, and a keyless account must not lose its last', async () => {
    const burn = await explainCall(
      metadata,
      callHex(metadata, 'Balances', 'burn', { value: 9n, keep_alive: true }),
    );
    expect(burn.risks[0]).toMatchObject({ code: 'destroys-value', level: 'danger' });
    expect(burn.effects[0]).toMatchObject({ kind: 'pay', value: { t: 'tao', rao: 9n } });
    const removal = { delegate: id(STRANGER), proxy_type: { type: 'Any', value: undefined }, delay: 0 };
    const remove = await explainCall(metadata, callHex(metadata, 'Proxy', 'remove_proxy', removal));
    expect(remove.risks.map(({ level }) => level)).toEqual(['note']);
    const inside = callHex(metadata, 'Proxy', 'proxy', {
      real: id(SAVINGS),
      force_proxy_type: undefined,
      call: nested('Proxy', 'remove_proxies'),
    });
    expect((await explainCall(metadata, inside)).risks[0]).toMatchObject({
      code: 'destroys-value',
      level: 'danger',
    });
  });

  it('shows the text of a remark with its hidden characters written out', async () => {
    const remark = new TextEncoder().encode('hi \u202eyou');
    const { sentence, tree } = await explainCall(metadata, callHex(metadata, 'System', 'remark', { remark }));
    expect(sentence.params.text).toEqual({ t: 'text', text: 'hi \\u{202e}you' });
    expect(tree.args[0]?.text).toBe('"hi \\u{202e}you"');
  });

  it('refuses an address that is no account id, wherever it stands', async () => {
    const index = callHex(metadata, 'Proxy', 'set_real_pays_fee', {
      delegate: { type: 'Address20', value: `0x${'11'.repeat(20)}` },
      pays_fee: true,
    });
    expect(refusalCode(await explainer.explain(inputFor(metadata, dappRequest(metadata, index))))).toBe(
      'sign/unknown-call',
    );
  });

  it('arguments of any call are readable: subnets, accounts and money by name', async () => {
    const { tree, risks } = await explainCall(
      metadata,
      callHex(metadata, 'SubtensorModule', 'lock_stake', { hotkey: HOTKEY, netuid: 64, amount: 12n }),
    );
    expect(tree.args.map(({ name, text, param }) => [name, text, param?.t])).toEqual([
      ['hotkey', HOTKEY, 'account'],
      ['netuid', '64', 'subnet'],
      ['amount', '12', 'alpha'],
    ]);
    expect(risks[0]).toMatchObject({ code: 'lock', level: 'caution' });
  });

  it('every call in the danger table exists in a known runtime', () => {
    const names = new Set<string>();
    for (const spec of [393, 424] as const) {
      const { pallets, registry } = openFinney(spec);
      for (const { name, calls } of pallets) {
        names.add(`${name}.*`);
        const def = calls ? registry.at(calls.type).def : null;
        if (def?.tag === 'variant') for (const variant of def.value) names.add(`${name}.${variant.name}`);
      }
    }
    // Of later runtimes no metadata is recorded.
    const newer = new Set(
      [
        ...[
          'transfer_stake_and_hotkey',
          'move_stake_limit',
          'stake_into_basket',
          'swap_basket',
          'swap_basket_many',
        ],
        ...['add_collateral', 'set_min_collateral', 'pow_register', 'claim_root_with_hotkey'],
      ].map((name) => `SubtensorModule.${name}`),
    ).add('LimitOrders.prune_linked_output');
    expect([...SEVERITY.keys()].filter((name) => !names.has(name) && !newer.has(name))).toEqual([]);
    expect(severityOf('Nonsense', 'anything')).toBeNull();
    expect(severityOf('SubtensorModule', 'brand_new_call')).toBeNull();
  });
});
