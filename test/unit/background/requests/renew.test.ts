import { describe, expect, it } from 'vitest';
import { toHex } from '../../../../src/background/signing/index.js';
import { WalletError } from '../../../../src/core/errors/wallet-error.js';
import type { Effect, Explanation } from '../../../../src/core/explain/types.js';
import type { ApprovalView } from '../../../../src/protocol/ui/approvals.js';
import { BackgroundWorld } from '../../../support/background-world.js';
import { builtIntent } from '../../../support/built-intent.js';

const ACCOUNT = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
/** The era of the first transaction ends at block 1,023; the node is at 1,000. */
const LONG_MS = 300_000;
const pays = (rao: bigint): Partial<Explanation> => ({
  effects: [{ kind: 'pay', bound: 'exactly', value: { t: 'tao', rao }, account: ACCOUNT } as Effect],
});

type View = Extract<ApprovalView, { kind: 'extrinsic' }>;

async function proposed() {
  const world = new BackgroundWorld();
  await world.start();
  const [accountId = ''] = await world.withAccounts();
  let birth = 960;
  world.explained = pays(1n);
  world.engine.answers.buildIntent = () => builtIntent(birth);
  world.engine.answers.assemble = ({ signature }: { signature: string }) => ({
    extrinsicHex: toHex(new TextEncoder().encode(`0x0702|${signature.slice(4)}`)),
  });
  const ui = world.ui();
  const { approvalId: id } = await ui.ask<{ approvalId: string }>('intents.propose', {
    accountId,
    intent: { kind: 'send', to: ACCOUNT, amountRao: 1n },
    protect: true,
  });
  const hash = await world.show(id);
  return {
    world,
    ui,
    id,
    hash,
    /** Time passes; what the engine builds now begins later. */
    wait: () => {
      world.clock.jump(LONG_MS);
      birth = 990;
    },
    sign: (payloadHash: string) =>
      ui
        .ask('approvals.decide', { id, decision: 'sign', payloadHash })
        .then(() => 'signed')
        .catch(({ code }: { code: string }) => code),
  };
}

describe('N2 A8 an own request whose era is over', () => {
  it('is built anew when it is looked at, from what was asked at first', async () => {
    const { world, ui, id, hash, wait, sign } = await proposed();
    wait();
    const view = await ui.ask<View>('approvals.get', { id });
    expect(view.result.ok && view.result.explanation.payloadHash).not.toBe(hash);
    const [first, second] = world.engine.requests('buildIntent');
    expect(second).toEqual(first);
    expect(await sign(hash)).toBe('approval/hash-mismatch');
    expect(await sign(view.result.ok ? view.result.explanation.payloadHash : '')).toBe('signed');
  });

  it('is signed anew where it still says what was approved', async () => {
    const { world, hash, wait, sign } = await proposed();
    wait();
    expect(await sign(hash)).toBe('signed');
    expect(world.engine.requests('buildIntent')).toHaveLength(2);
    const [assembled] = world.engine.requests('assemble') as Array<{ payload: { eraBlock: object } }>;
    expect(assembled?.payload.eraBlock).toMatchObject({ number: 990 });
  });

  it('is shown again where it says something else', async () => {
    const { world, hash, wait, sign } = await proposed();
    wait();
    world.explained = pays(2n);
    expect(await sign(hash)).toBe('approval/changed');
    expect(world.engine.requests('assemble')).toEqual([]);
  });

  it('is shown again where it would not be hidden any more', async () => {
    const { world, ui, hash, wait, sign, id } = await proposed();
    wait();
    world.engine.answers.buildIntent = () => ({
      ...builtIntent(990),
      protection: { state: 'on', carrierFeeRao: 1n },
    });
    expect(await sign(hash)).toBe('approval/changed');
    expect((await ui.ask<View>('approvals.get', { id })).protection?.state).toBe('on');
  });

  it('says why it cannot be done any more', async () => {
    const { world, ui, id, hash, wait, sign } = await proposed();
    wait();

    world.engine.answers.buildIntent = () => {
      throw new WalletError('send/insufficient', { needRao: '2', haveRao: '1', feeRao: '1' });
    };
    expect(await sign(hash)).toBe('send/insufficient');
    const { result } = await ui.ask<View>('approvals.get', { id });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'send/insufficient' } });
  });

  it('ends all the same ten minutes after it was made', async () => {
    const { world, ui, id, hash, sign } = await proposed();
    world.clock.jump(600_001);
    expect(await sign(hash)).toBe('approval/expired');
    expect(await ui.codeOf(ui.send('approvals.get', { id }))).toBe('approval/expired');
  });
});
