import { beforeAll, describe, expect, it } from 'vitest';
import { createExplainer } from '../../src/background/explain/index.js';
import { fromHex, readSignerPayload, toHex } from '../../src/background/signing/index.js';
import { derivativeAddress } from '../../src/core/address/derived.js';
import { decodeAddress } from '../../src/core/address/index.js';
import { encodeValue, type LightMetadata, openMetadata } from '../../src/core/chain/light/index.js';
import { isWalletError } from '../../src/core/errors/wallet-error.js';
import type { CallNode } from '../../src/core/explain/types.js';
import type { SignerPayload } from '../../src/protocol/dapp/index.js';
import type { StoredMetadata } from '../../src/protocol/engine/index.js';
import { callHex, nested } from '../support/calls.js';
import {
  accepted,
  dappRequest,
  explainCall,
  HOTKEY,
  inputFor,
  OTHER_HOTKEY,
  refusalCode,
  SAVINGS,
  SIGNER,
  SIGNER_ID,
  STRANGER,
} from '../support/explain-builders.js';
import { finney, HAS_FINNEY } from '../support/finney.js';
import { createRandom, possibleCalls, randomCall } from '../support/random-value.js';

describe.skipIf(!HAS_FINNEY)(
  'decoding what is signed (needs the recorded metadata beside the project)',
  () => {
    let metadata: StoredMetadata;
    let light: LightMetadata;
    beforeAll(() => {
      metadata = finney(424);
      light = openMetadata(metadata);
    });
    const explainer = createExplainer();
    const refused = async (hex: string) =>
      refusalCode(await explainer.explain(inputFor(metadata, dappRequest(metadata, hex))));
    const send = (value = 5_000_000_000n) => ({ dest: { type: 'Id', value: STRANGER }, value });
    const payloadJson = (): SignerPayload => ({
      address: SIGNER,
      blockHash: `0x${'ba'.repeat(32)}`,
      era: '0x3500',
      genesisHash: metadata.genesisHash as `0x${string}`,
      method: callHex(metadata, 'Balances', 'transfer_keep_alive', send()) as `0x${string}`,
      nonce: '0x07',
      signedExtensions: light.extensions.map(({ identifier }) => identifier),
      specVersion: '0x000001a8',
      tip: '0x00',
      transactionVersion: '0x00000001',
      version: 4,
    });

    it('S53: refuses an extrinsic payload that also carries `data`', () => {
      const poisoned = { ...payloadJson(), data: '0x48656c6c6f' } as SignerPayload;
      expect(() => readSignerPayload(poisoned, SIGNER_ID)).toThrow('sign/extra-fields');
      expect(readSignerPayload(payloadJson(), SIGNER_ID).payload.nonce).toBe(7);
    });

    it('S53: refuses a payload whose address is not the account that would sign', () => {
      expect(() => readSignerPayload({ ...payloadJson(), address: STRANGER }, SIGNER_ID)).toThrow(
        'sign/payload-mismatch',
      );
    });

    it('S55: refuses trailing, truncated and non-canonical bytes', async () => {
      const hex = callHex(metadata, 'Balances', 'transfer_keep_alive', send());
      expect(await refused(`${hex}00`)).toBe('sign/trailing-bytes');
      expect(await refused(hex.slice(0, -2))).toBe('sign/undecodable');
      expect(await refused('0x')).toBe('sign/undecodable');
      // 5 as a two-byte compact and as a four-byte one: the same number, other bytes.
      const head = hex.slice(0, -12);
      const five = callHex(metadata, 'Balances', 'transfer_keep_alive', send(5n));
      expect(five).toBe(`${five.slice(0, -2)}14`);
      expect(await refused(`${five.slice(0, -2)}1500`)).toBe('sign/not-canonical');
      expect(await refused(`${five.slice(0, -2)}16000000`)).toBe('sign/not-canonical');
      expect(await refused(`${five.slice(0, -2)}0305000000`)).toBe('sign/not-canonical');
      expect(await refused(`${head}0b00f2052a0100`)).toBe('sign/not-canonical');
    });

    it('S55: refuses a bool or an option that is neither yes nor no, and a set out of order', async () => {
      const stake = callHex(metadata, 'SubtensorModule', 'add_stake_limit', {
        hotkey: HOTKEY,
        netuid: 64,
        amount_staked: 1n,
        limit_price: 1n,
        allow_partial: true,
      });
      expect(await refused(`${stake.slice(0, -2)}02`)).toBe('sign/undecodable');
      expect(await refused('0x07790c020001000300')).toBe('sign/not-canonical');
      expect(await refused('0x07790801000100')).toBe('sign/not-canonical');
      expect(light.decodeCall(fromHex('0x07790c010002000300')).call).toBe('claim_root');
    });

    it('S56: bytes at random and calls with a few bytes changed are refused or encode to themselves', {
      timeout: 60_000,
    }, () => {
      const random = createRandom(56);
      const calls = possibleCalls(light);
      let decoded = 0;
      for (let run = 0; run < 100_000; run++) {
        const bytes = run % 4 === 0 ? randomBytes(random) : mutated(light, calls, random);
        try {
          const call = light.decodeCall(bytes);
          decoded += 1;
          expect(toHex(call.bytes)).toBe(toHex(bytes));
        } catch (error) {
          if (!isWalletError(error)) throw new Error(`${toHex(bytes)}: ${String(error)}`);
        }
      }
      expect(decoded).toBeGreaterThan(10_000);
    });

    it('S58: shows every leaf at depth six and refuses depth seven', async () => {
      const leaf = nested('Balances', 'transfer_keep_alive', send());
      const deep = (levels: number) => {
        let call = leaf;
        for (let level = 1; level < levels; level++)
          call =
            level % 2 === 0
              ? nested('Utility', 'batch_all', { calls: [call] })
              : nested('Proxy', 'proxy', {
                  real: { type: 'Id', value: SAVINGS },
                  force_proxy_type: undefined,
                  call,
                });
        return callHex(metadata, call.type, call.value.type, call.value.value);
      };
      const explanation = await explainCall(metadata, deep(6));
      expect(depthOf(explanation.tree)).toBe(6);
      expect(explanation.effects).toContainEqual({
        kind: 'pay',
        bound: 'exactly',
        value: { t: 'tao', rao: 5_000_000_000n },
        account: SAVINGS,
      });
      expect(await refused(deep(7))).toBe('sign/nested-too-deep');
      expect(await refused(`0x${'0b0004'.repeat(20_000)}`)).toBe('sign/nested-too-deep');
    });

    it('S58: every leaf at depth six is shown with the account that it acts for', async () => {
      const transfer = nested('Balances', 'transfer_keep_alive', send(7n));
      const wrapped = (call: unknown) => nested('Utility', 'as_derivative', { index: 1, call });
      const proxied = nested('Proxy', 'proxy', {
        real: { type: 'Id', value: SAVINGS },
        force_proxy_type: undefined,
        call: nested('Utility', 'batch_all', {
          calls: [transfer, wrapped(transfer), wrapped(wrapped(transfer))],
        }),
      });
      const hex = callHex(metadata, 'Utility', 'batch', { calls: [transfer, proxied] });
      const { tree, effects } = await explainCall(metadata, hex);
      expect(depthOf(tree)).toBe(6);
      const first = derivativeAddress(decodeAddress(SAVINGS).accountId, 1);
      const second = derivativeAddress(decodeAddress(first).accountId, 1);
      const actors = [SIGNER, SAVINGS, first, second];
      expect(leavesOf(tree).map(({ actor, sentence }) => [actor, sentence.code])).toEqual(
        actors.map((actor) => [actor, 'transfer']),
      );
      expect(effects.filter(({ kind }) => kind === 'pay').map(({ account }) => account)).toEqual(actors);
    });

    it('S58: administrators act for whom they name, or for the chain itself', async () => {
      const call = nested('Balances', 'transfer_keep_alive', send(7n));
      const origin = (value: object) => ({ type: 'system', value });
      const named = { type: 'Signed', value: SAVINGS };
      const cases: Array<[string, string, object, string]> = [
        ['Utility', 'dispatch_as', { as_origin: origin(named), call }, SAVINGS],
        ['Utility', 'dispatch_as_fallible', { as_origin: origin(named), call }, SAVINGS],
        ['Utility', 'dispatch_as', { as_origin: origin({ type: 'Root', value: undefined }), call }, 'root'],
        ['Utility', 'dispatch_as', { as_origin: origin({ type: 'None', value: undefined }), call }, 'none'],
        ['Utility', 'with_weight', { call, weight: { ref_time: 1n, proof_size: 1n } }, SIGNER],
        ['Sudo', 'sudo_as', { who: { type: 'Id', value: SAVINGS }, call }, SAVINGS],
        ['Sudo', 'sudo', { call }, 'root'],
      ];
      for (const [pallet, name, args, actor] of cases) {
        const shown = await explainCall(metadata, callHex(metadata, pallet, name, args));
        expect(shown.tree.children.map((child) => child.actor)).toEqual([actor]);
        expect(shown.effects[0], name).toMatchObject({ kind: 'pay', account: actor });
        expect(shown.sentence.params.inner, name).toMatchObject({ sentence: { code: 'transfer' } });
        expect(shown.risks[0], name).toMatchObject({ level: 'danger' });
      }
    });

    it('S58: what happens later is shown, and is no effect of this transaction', async () => {
      const call = nested('Balances', 'transfer_keep_alive', send(7n));
      const weight = { maybe_periodic: undefined, priority: 0, call };
      const later: Array<[string, string, object, string]> = [
        ['Scheduler', 'schedule', { when: 9, ...weight }, 'root'],
        [
          'Crowdloan',
          'create',
          {
            deposit: 10n,
            min_contribution: 1n,
            cap: 100n,
            end: 9,
            call,
            target_address: undefined,
          },
          SIGNER,
        ],
      ];
      for (const [pallet, name, args, actor] of later) {
        const { tree, effects } = await explainCall(metadata, callHex(metadata, pallet, name, args));
        expect(tree.children).toMatchObject([{ actor, call: 'transfer_keep_alive' }]);
        expect(effects.filter(({ value }) => value.t === 'tao' && value.rao === 7n)).toEqual([]);
      }
    });

    it('S58: refuses the sixty-fifth leaf', async () => {
      const batch = (count: number) =>
        callHex(metadata, 'Utility', 'batch_all', {
          calls: Array.from({ length: count }, () => nested('Balances', 'transfer_keep_alive', send(1n))),
        });
      expect((await explainCall(metadata, batch(64))).tree.children).toHaveLength(64);
      expect(await refused(batch(65))).toBe('sign/too-many-calls');
    });

    it('S59: a proxy grant as the fortieth leaf of a batch is a danger', async () => {
      const calls: unknown[] = Array.from({ length: 60 }, () =>
        nested('Balances', 'transfer_keep_alive', send(1n)),
      );
      calls[39] = nested('Proxy', 'add_proxy', {
        delegate: { type: 'Id', value: STRANGER },
        proxy_type: { type: 'NonTransfer', value: undefined },
        delay: 0,
      });
      const { risks, facts, tree } = await explainCall(
        metadata,
        callHex(metadata, 'Utility', 'batch', { calls }),
      );
      expect(risks[0]).toMatchObject({ code: 'proxy-grant', level: 'danger' });
      expect(risks.map(({ code }) => code)).toContain('hidden-step');
      expect(facts[0]).toEqual({ code: 'hidden-step', value: { t: 'text', text: '40/60' } });
      expect(tree.children.findIndex(({ level }) => level === 'danger')).toBe(39);
    });

    it('S60: coldkey swap and stake given to a stranger are dangers with their consequence, transfer_all is a caution', async () => {
      const swap = await explainCall(
        metadata,
        callHex(metadata, 'SubtensorModule', 'announce_coldkey_swap', {
          new_coldkey_hash: `0x${'94'.repeat(32)}`,
        }),
      );
      expect(swap.risks[0]).toMatchObject({ level: 'danger' });
      const gift = await explainCall(
        metadata,
        callHex(metadata, 'SubtensorModule', 'transfer_stake', {
          destination_coldkey: STRANGER,
          hotkey: HOTKEY,
          origin_netuid: 64,
          destination_netuid: 64,
          alpha_amount: 7n,
        }),
      );
      expect(gift.risks[0]).toMatchObject({ code: 'transfer-stake', level: 'danger' });
      expect(gift.effects[0]).toMatchObject({ kind: 'pay', value: { t: 'alpha', netuid: 64, base: 7n } });
      const all = await explainCall(
        metadata,
        callHex(metadata, 'Balances', 'transfer_all', {
          dest: { type: 'Id', value: STRANGER },
          keep_alive: false,
        }),
      );
      expect(all.risks).toContainEqual(expect.objectContaining({ code: 'entire-balance', level: 'caution' }));
    });

    it('S60: stake handed to an own account is no danger', async () => {
      const { risks } = await explainCall(
        metadata,
        callHex(metadata, 'SubtensorModule', 'transfer_stake', {
          destination_coldkey: SAVINGS,
          hotkey: HOTKEY,
          origin_netuid: 64,
          destination_netuid: 64,
          alpha_amount: 7n,
        }),
      );
      expect(risks.map(({ level }) => level)).not.toContain('danger');
    });

    it('S63: types and metadata sent by a page have no field to arrive in', () => {
      for (const field of ['types', 'userExtensions', 'rawMetadata', 'metadata'])
        expect(() =>
          readSignerPayload({ ...payloadJson(), [field]: {} } as SignerPayload, SIGNER_ID),
        ).toThrow('sign/extra-fields');
    });

    it('refuses what cannot be seen: bare hashes and calls the chain itself cannot read', async () => {
      const weight = { ref_time: 1n, proof_size: 1n };
      const approve = {
        threshold: 2,
        other_signatories: [STRANGER],
        maybe_timepoint: undefined,
        call_hash: `0x${'00'.repeat(32)}`,
        max_weight: weight,
      };
      expect(await refused(callHex(metadata, 'Multisig', 'approve_as_multi', approve))).toBe('sign/opaque');
      const announce = { real: { type: 'Id', value: STRANGER }, call_hash: `0x${'00'.repeat(32)}` };
      expect(await refused(callHex(metadata, 'Proxy', 'announce', announce))).toBe('sign/opaque');
      expect(
        await refused(
          callHex(metadata, 'MevShield', 'store_encrypted', { encrypted_call: new Uint8Array(9) }),
        ),
      ).toBe('sign/opaque');
    });

    it('explains an encrypted transaction with a caution, under a short era only', async () => {
      const hex = callHex(metadata, 'MevShield', 'submit_encrypted', { ciphertext: new Uint8Array(1_300) });
      expect(await refused(hex)).toBe('sign/era');
      const short = dappRequest(metadata, hex, { eraHex: '0x7200' });
      const result = accepted(await explainer.explain(inputFor(metadata, short)));
      expect(result.risks[0]).toMatchObject({ code: 'sealed', level: 'caution' });
    });

    it('knows for whom a shared account acts', async () => {
      const { tree, effects } = await explainCall(
        metadata,
        callHex(metadata, 'Multisig', 'as_multi_threshold_1', {
          other_signatories: [OTHER_HOTKEY],
          call: nested('Balances', 'transfer_keep_alive', send()),
        }),
      );
      expect(tree.children[0]?.actor).not.toBe(SIGNER);
      expect(effects.find(({ kind }) => kind === 'pay')?.account).toBe(tree.children[0]?.actor);
    });
  },
);

function leavesOf(node: CallNode): CallNode[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
}

function depthOf(node: { children: ReadonlyArray<Parameters<typeof depthOf>[0]> }): number {
  return 1 + Math.max(0, ...node.children.map(depthOf));
}

function randomBytes(random: () => number): Uint8Array {
  return Uint8Array.from({ length: Math.floor(random() * 64) }, () => Math.floor(random() * 256));
}

function mutated(light: LightMetadata, calls: Array<[string, string]>, random: () => number): Uint8Array {
  const [pallet, call] = calls[Math.floor(random() * calls.length)] ?? ['System', 'remark'];
  const bytes = encodeValue(light.registry, randomCall(light.registry, pallet, call, random));
  for (let change = Math.floor(random() * 3); change > 0; change--)
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  const cut = random();
  return cut < 0.1 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes;
}
