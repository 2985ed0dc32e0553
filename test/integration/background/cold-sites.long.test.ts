import { ApiPromise, WsProvider } from '@polkadot/api';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import type { SignerPayloadJSON } from '@polkadot/types/types';
import { createClient } from 'polkadot-api';
import { getPolkadotSignerFromPjs } from 'polkadot-api/pjs-signer';
import { getWsProvider } from 'polkadot-api/ws-provider/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { multisigAddress } from '../../../src/core/address/derived.js';
import { accountIdHex, decodeAddress } from '../../../src/core/address/index.js';
import type { Route } from '../../../src/core/routes/types.js';
import type { ApprovalView } from '../../../src/protocol/ui/approvals.js';
import { TestDevice } from '../../support/device.js';
import type { FrameClient } from '../../support/frame-client.js';
import { settle } from '../../support/stepped-clock.js';
import { ColdWorld, PROFILES, STRANGER, TAO, type TransactionView } from './cold-world.js';

const SITE = 'https://stake.example';
const WRAPPING_KEY = 'ab'.repeat(32);
const idOf = (address: string) => accountIdHex(decodeAddress(address).accountId);
const watched = (address: string) => ({
  kind: 'watch',
  name: 'Savings',
  role: 'coldkey',
  address,
  cryptoType: null,
});

describe.each(PROFILES)('A9 an account that acts through others, on $name', (profile) => {
  let cold: ColdWorld;
  let page: FrameClient;
  const closing: Array<() => Promise<unknown> | undefined> = [];

  beforeEach(async () => {
    cold = await ColdWorld.start(profile);
    cold.give(STRANGER);
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    await cold.stop();
  });

  const connect = async (address: string) => {
    page = await cold.world.connectSite(SITE, [idOf(address)]);
  };
  const right = (type: string, delegate = cold.address) => ({ delegate, proxy_type: type, delay: 0 });
  const waiting = async (): Promise<{ id: string; view: TransactionView }> => {
    await expect.poll(async () => (await cold.world.pending()).length, { timeout: 20_000 }).toBe(1);
    const [id = ''] = await cold.world.pending();
    return { id, view: await cold.ask<TransactionView>('approvals.get', { id }) };
  };
  const signPayload = (payload: unknown) =>
    cold.world.clock.until(
      page.send<{ signature: `0x${string}`; signedTransaction?: `0x${string}` }>('dapp.signPayload', payload),
      600_000,
    );

  /** The client most sites use, with a signer as the injected provider has it. */
  async function polkadotJs(): Promise<ApiPromise> {
    const provider = new WsProvider(cold.devnet.url, false, {}, 5_000);
    await provider.connect();
    const api = await ApiPromise.create({ provider: provider as ProviderInterface, noInitWarn: true });
    closing.push(() => api.disconnect());
    api.setSigner({
      signPayload: async (payload: SignerPayloadJSON) => {
        const { signature, signedTransaction } = await signPayload(payload);
        return { id: 1, signature, ...(signedTransaction && { signedTransaction }) };
      },
    });
    return api;
  }
  const transfer = (api: ApiPromise, more: object) => {
    const call = api.tx.balances?.transferKeepAlive?.(cold.address, TAO);
    if (!call) throw new Error('no such call');
    return { call, sent: call.signAndSend(STRANGER, { withSignedTransaction: true, ...more }) };
  };

  it('is signed for by the delegate that was chosen, and @polkadot/api sends that', async () => {
    await cold.add(watched(STRANGER));
    cold.grant(STRANGER, right('Staking'), right('Transfer'));
    await cold.blocks(1);
    await connect(STRANGER);
    const { accounts } = await page.ask<{ accounts: object[] }>('dapp.accounts', {});
    expect(accounts).toMatchObject([{ address: STRANGER, type: 'sr25519' }]);
    const { call, sent } = transfer(await polkadotJs(), {});
    const { id, view } = await waiting();
    expect(view.result).toMatchObject({ ok: false, refusal: { code: 'route/choose' } });
    expect(view.paths).toMatchObject({ address: STRANGER, chosen: null });
    const options = view.paths?.options ?? [];
    expect(options.map(({ may, reason }) => [may, reason?.code ?? null])).toEqual([
      ['yes', null],
      ['no', 'route/not-allowed'],
    ]);
    const route = options[0]?.route as Route;
    const refused = { id, route: { ...route, steps: [{ ...route.steps[0], proxyType: 'Any' }] } };
    expect(await cold.codeOf('approvals.choosePath', refused)).toBe('route/unknown');
    expect(await cold.codeOf('approvals.choosePath', { id, route: options[1]?.route })).toBe('route/unknown');
    await cold.ask('approvals.choosePath', { id, route });
    const chosen = await cold.view(id);
    expect(chosen.view).toMatchObject({
      address: cold.address,
      paths: { chosen: route },
      protection: null,
    });
    expect(chosen.view.requester.origin).toBe(SITE);
    expect(chosen.explanation.callHex).toContain(call.method.toHex().slice(2));
    const before = cold.free(STRANGER);
    await cold.decide(id, chosen.explanation.payloadHash);
    await sent;
    await cold.blocks(1);
    expect(before - cold.free(STRANGER)).toBe(TAO);
  });

  it('is given up by a client that forbids changes, and by one that asks for nothing but a signature', async () => {
    await cold.add(watched(STRANGER));
    cold.grant(STRANGER, right('Any'));
    await cold.blocks(1);
    await connect(STRANGER);
    const api = await polkadotJs();
    const fixed = transfer(api, { withSignedTransaction: false });
    fixed.sent.catch(() => undefined);
    const { id, view } = await waiting();
    expect(view.result).toMatchObject({ ok: false, refusal: { code: 'route/fixed-payload' } });
    const route = { signer: cold.address, steps: [{ kind: 'proxy', real: STRANGER, proxyType: 'Any' }] };
    expect(await cold.codeOf('approvals.choosePath', { id, route })).toBe('route/fixed-payload');
    await cold.ask('approvals.decide', { id, decision: 'reject' });
    await expect(fixed.sent).rejects.toThrow();
    const strict = transfer(api, { allowCallDataAlteration: false });
    strict.sent.catch(() => undefined);
    const second = await waiting();
    await cold.ask('approvals.choosePath', { id: second.id, route });
    const { explanation, view: shown } = await cold.view(second.id);
    const password = shown.needsPassword ? { wrappingKey: WRAPPING_KEY } : {};
    await cold.decide(second.id, explanation.payloadHash, password);
    await expect(strict.sent).rejects.toThrow(/call data/i);
  });

  it('is signed for by a device, and polkadot-api sends that', async () => {
    const device = new TestDevice('ed25519');
    await cold.add(watched(STRANGER), device.account);
    cold.give(device.address);
    cold.grant(STRANGER, right('Transfer', device.address));
    await cold.blocks(1);
    await connect(STRANGER);
    const client = createClient(getWsProvider(cold.devnet.url));
    closing.push(async () => client.destroy());
    const signer = getPolkadotSignerFromPjs(
      STRANGER,
      (payload) => signPayload(payload) as Promise<{ signature: string; signedTransaction?: string }>,
      () => Promise.reject(new Error('not asked')),
    );
    const call = client.getUnsafeApi().tx.Balances?.transfer_keep_alive?.({
      dest: { type: 'Id', value: cold.address },
      value: TAO,
    });
    const sent = call?.signAndSubmit(signer);
    sent?.catch(() => undefined);
    const { id, view } = await waiting();
    const [option] = view.paths?.options ?? [];
    await cold.ask('approvals.choosePath', { id, route: option?.route });
    const chosen = await cold.view(id);
    expect(chosen.view.device?.address).toBe(device.address);
    const before = cold.free(STRANGER);
    await cold.decideBy(device, id, chosen.explanation.payloadHash);
    await expect.poll(() => cold.devnet.pendingCalls().length, { timeout: 20_000 }).toBe(1);
    await cold.blocks(1);
    await cold.devnet.finalize();
    expect((await sent)?.ok).toBe(true);
    expect(before - cold.free(STRANGER)).toBe(TAO);
  });

  it('begins an operation of a shared account', async () => {
    const other = new TestDevice('sr25519');
    const keys = [cold.address, other.address].map((address) => decodeAddress(address).accountId);
    const shared = multisigAddress(keys, 2);
    const signatories = [cold.address, other.address].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    await cold.add({ ...watched(shared), custody: { kind: 'multisig', signatories, threshold: 2 } });
    cold.give(shared);
    await cold.blocks(1);
    await connect(shared);
    const api = await polkadotJs();
    const call = api.tx.balances?.transferKeepAlive?.(cold.address, TAO);
    const sent = call?.signAndSend(shared, { withSignedTransaction: true });
    const { id, view } = await waiting();
    const [option] = view.paths?.options ?? [];
    expect(option).toMatchObject({ may: 'yes', moreApprovals: 1 });
    await cold.ask('approvals.choosePath', { id, route: option?.route });
    const { explanation } = await cold.view(id);
    await cold.decide(id, explanation.payloadHash);
    await sent;
    await cold.blocks(1);
    expect([...cold.devnet.state().entries('Multisig', 'Multisigs', shared)]).toHaveLength(1);
  });

  it('is not given to a site while nobody here may act for it, and signs no messages', async () => {
    await cold.add(watched(STRANGER));
    const asking = cold.world.page(SITE);
    void asking.send('dapp.enable', { appName: 'Test' });
    await settle();
    const [id = ''] = await cold.world.pending();
    const connecting = { id, decision: 'connect', accountIds: [idOf(STRANGER)] };
    expect(await cold.codeOf('approvals.decide', connecting)).toBe('keys/watch-only');
    cold.grant(STRANGER, right('Any'));
    await cold.blocks(1);
    await cold.ask('approvals.decide', connecting);
    page = asking;
    void page.send('dapp.signRaw', { address: STRANGER, data: 'hello', type: 'bytes' });
    await settle();
    const [message = ''] = await cold.world.pending();
    const said = await cold.ask<Extract<ApprovalView, { kind: 'message' }>>('approvals.get', {
      id: message,
    });
    expect(said.refusal?.code).toBe('route/message');
    const signs = { id: message, decision: 'sign', payloadHash: said.payloadHash };
    expect(await cold.codeOf('approvals.decide', signs)).toBe('approval/hash-mismatch');
    await cold.ask('approvals.decide', { id: message, decision: 'reject' });
    // The right ends while the site asks.
    cold.grant(STRANGER);
    await cold.blocks(1);
    const { sent } = transfer(await polkadotJs(), {});
    sent.catch(() => undefined);
    const { id: last, view } = await waiting();
    expect(view.result).toMatchObject({ ok: false, refusal: { code: 'route/none' } });
    await cold.ask('approvals.decide', { id: last, decision: 'reject' });
    await expect(sent).rejects.toThrow();
  });

  it('S54 nothing but the call that was asked is ever carried, and a relay that asks again is known', async () => {
    await cold.add(watched(STRANGER));
    cold.grant(STRANGER, right('Any'));
    await cold.blocks(1);
    await connect(STRANGER);
    const api = await polkadotJs();
    let asked: unknown = null;
    const signer = {
      signPayload: async (payload: SignerPayloadJSON) => {
        asked = payload;
        throw new Error('only looked at');
      },
    };
    await expect(transfer(api, { signer }).sent).rejects.toThrow('only looked at');
    const requestId = 'request-asked-twice';
    const first = page.send<{ signature: string }>('dapp.signPayload', asked, requestId);
    first.catch(() => undefined);
    const { id, view } = await waiting();
    const route = view.paths?.options[0]?.route;
    const { buildIntent } = cold.world.engine.answers;
    cold.world.engine.answers.buildIntent = async (params) => {
      const built = (await buildIntent?.(params)) as { payload: { callHex: string } };
      // One rao more.
      const callHex = built.payload.callHex.replace(/02286bee$/, '06286bee');
      expect(callHex).not.toBe(built.payload.callHex);
      return { ...built, payload: { ...built.payload, callHex } };
    };
    await cold.ask('approvals.choosePath', { id, route });
    const spoilt = await cold.ask<TransactionView>('approvals.get', { id });
    expect(spoilt.result).toMatchObject({ ok: false, refusal: { code: 'engine/disagrees' } });
    cold.world.engine.answers.buildIntent = buildIntent as never;
    await cold.ask('approvals.choosePath', { id, route });
    const { explanation, view: shown } = await cold.view(id);
    const again = cold.world.page(SITE).send<{ signature: string }>('dapp.signPayload', asked, requestId);
    await settle();
    const password = shown.needsPassword ? { wrappingKey: WRAPPING_KEY } : {};
    await cold.decide(id, explanation.payloadHash, password);
    expect((await cold.world.clock.until(again)).signature).toMatch(/^0x01[0-9a-f]{128}$/);
    expect((await cold.world.clock.until(first)).signature).toMatch(/^0x01/);
    expect(await cold.codeOf('approvals.choosePath', { id, route })).toBe('approval/unknown');
  });
});
