import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localChoice, networkChoice } from '../../../../src/core/chain/networks.js';
import type { DoorPort } from '../../../../src/engine/doors/port-door.js';
import {
  asChannelMessage,
  asPortMessage,
  checkCall,
  checkStream,
} from '../../../../src/engine/doors/schemas.js';
import { createEngine, type Engine } from '../../../../src/engine/engine.js';
import type { ChannelMessage, PortAnswer } from '../../../../src/protocol/engine/index.js';
import { DEFAULT_SETTINGS } from '../../../../src/protocol/ui/settings.js';
import { type FakeNode, Refusal } from '../support/fake-node.js';
import { finneyNode, header } from '../support/finney-node.js';
import { FINNEY, hasChainFacts } from '../support/finney-runtime.js';

const CHOICE = networkChoice(DEFAULT_SETTINGS);
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

/** A page's port by hand: what it got, and ways to speak and to leave. */
class HandPort implements DoorPort {
  readonly got: PortAnswer[] = [];
  private readonly listeners = new Map<string, (event: { data?: unknown }) => void>();
  private readonly waiting: Array<{
    wanted(answer: PortAnswer): boolean;
    resolve(answer: PortAnswer): void;
  }> = [];
  postMessage(message: unknown) {
    const answer = message as PortAnswer;
    this.got.push(answer);
    for (const entry of this.waiting.filter(({ wanted }) => wanted(answer))) entry.resolve(answer);
  }
  addEventListener(type: string, listener: (event: { data?: unknown }) => void) {
    this.listeners.set(type, listener);
  }
  start() {}
  say(data: unknown) {
    this.listeners.get('message')?.({ data });
  }
  leave() {
    this.listeners.get('close')?.({});
  }
  answer(wanted: (answer: PortAnswer) => boolean): Promise<PortAnswer> {
    const there = this.got.find(wanted);
    return there ? Promise.resolve(there) : new Promise((resolve) => this.waiting.push({ wanted, resolve }));
  }
}

let engines: Engine[] = [];

function setup(node: FakeNode) {
  const posted: ChannelMessage[] = [];
  const waiters: Array<(message: ChannelMessage) => void> = [];
  let hear: (event: { data: unknown }) => void = () => undefined;
  const engine = createEngine({
    openSocket: node.openSocket,
    random: () => 0,
    channel: {
      postMessage: (message) => {
        posted.push(message);
        for (const waiter of waiters.splice(0)) waiter(message);
      },
      addEventListener: (_type, listener) => {
        hear = listener;
      },
    },
  });
  engines.push(engine);
  const port = new HandPort();
  engine.attachPort(port);
  const heard = () => new Promise<ChannelMessage>((resolve) => waiters.push(resolve));
  return { port, posted, heard, broadcast: (data: unknown) => hear({ data }) };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  for (const engine of engines) engine.close();
  engines = [];
});

describe('what may come in through the doors', () => {
  it('is refused by name when it is malformed', () => {
    const refused = (work: () => unknown) => {
      try {
        work();
        return 'accepted';
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    expect(refused(() => checkCall('sign' as never, {}))).toBe('unknown-method');
    expect(refused(() => checkCall('toString' as never, {}))).toBe('unknown-method');
    expect(refused(() => checkStream('__proto__' as never, {}))).toBe('unknown-method');
    expect(refused(() => checkCall('validators', { netuid: 70_000 }))).toBe('invalid-message');
    expect(refused(() => checkCall('validators', { netuid: 1, more: 1 }))).toBe('invalid-message');
    expect(refused(() => checkCall('signingFacts', { address: '0x00' }))).toBe('address/syntax');
    expect(refused(() => checkCall('configure', localChoice('file:///etc')))).toBe('invalid-message');
    expect(refused(() => checkCall('signingFacts', { address: ALICE }))).toBe('accepted');
    // A wallet may hold as many shared accounts as accounts: a refused check would leave them all unwatched.
    const shared = { address: ALICE, members: [ALICE], threshold: 2 };
    const check = (count: number) =>
      checkCall('watched', {
        addresses: Array<string>(count).fill(ALICE),
        sinceBlock: null,
        multisigs: Array<typeof shared>(count).fill(shared),
      });
    expect(refused(() => check(1_000))).toBe('accepted');
    expect(refused(() => check(1_001))).toBe('invalid-message');
  });

  it('is ignored when it is no frame at all', () => {
    for (const junk of [null, 1, 'x', [], {}, { kind: 'call' }, { kind: 'eval', id: 1 }, { to: 'engine' }]) {
      expect(asPortMessage(junk)).toBeNull();
      expect(asChannelMessage(junk)).toBeNull();
    }
    expect(asChannelMessage({ to: 'background', id: 'a', value: 1 })).toBeNull();
  });

  it('spells every address with prefix 42', () => {
    expect(
      checkCall('signingFacts', { address: '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5' }),
    ).toEqual({
      address: ALICE,
    });
  });
});

describe.skipIf(!hasChainFacts)('the two doors (needs ../shared)', () => {
  it('say that a network must be chosen first', async () => {
    const { port } = setup(finneyNode());
    port.say({ kind: 'call', id: 1, method: 'capabilities', params: null });
    expect(await port.answer(({ id }) => id === 1)).toMatchObject({
      kind: 'err',
      error: { code: 'invalid-message', context: { what: 'not configured' } },
    });
  });

  it('answer a page by its port', async () => {
    const { port } = setup(finneyNode());
    port.say({ kind: 'call', id: 1, method: 'configure', params: CHOICE });
    port.say({ kind: 'call', id: 2, method: 'ensureMetadata', params: { genesisHash: FINNEY } });
    expect(await port.answer(({ id }) => id === 2)).toEqual({
      kind: 'ok',
      id: 2,
      value: { genesisHash: FINNEY, specVersion: 424 },
    });
    port.say({
      kind: 'call',
      id: 3,
      method: 'ensureMetadata',
      params: { genesisHash: `0x${'00'.repeat(32)}` },
    });
    expect(await port.answer(({ id }) => id === 3)).toMatchObject({
      error: { code: 'chain/unknown-genesis' },
    });
  });

  it('answer the background on the channel, under the asker’s id', async () => {
    const { broadcast, heard } = setup(finneyNode());
    const answer = heard();
    broadcast({ to: 'engine', id: 'abc', choice: CHOICE, method: 'capabilities', params: null });
    expect(await answer).toMatchObject({ to: 'background', id: 'abc', value: { stakeLimit: true } });
    const error = heard();
    broadcast({ to: 'engine', id: 'def', choice: CHOICE, method: 'grant', params: null });
    expect(await error).toMatchObject({ to: 'background', id: 'def', error: { code: 'unknown-method' } });
  });

  it('tell a page about the network until it leaves', async () => {
    const node = finneyNode();
    const { port } = setup(node);
    port.say({ kind: 'call', id: 1, method: 'configure', params: CHOICE });
    port.say({ kind: 'open', id: 2, stream: 'network', params: null });
    const online = (answer: PortAnswer) =>
      answer.kind === 'event' && (answer.value as { state: string }).state === 'online';
    expect(await port.answer(online)).toMatchObject({
      id: 2,
      value: { genesisHash: FINNEY, specVersion: 424 },
    });
    port.leave();
    const before = port.got.length;
    node.notify('chain_subscribeNewHeads', header(101));
    expect(port.got.length).toBe(before);
  });

  it('K10 end a search through the chain when the page gives it up, or goes', async () => {
    for (const end of ['close', 'leave'] as const) {
      const node = finneyNode();
      const { port } = setup(node);
      port.say({ kind: 'call', id: 1, method: 'configure', params: CHOICE });
      let pages = 0;
      node.handlers.state_getKeysPaged = ([prefix]) => {
        if (++pages === 3) end === 'leave' ? port.leave() : port.say({ kind: 'close', id: 2 });
        const number = (i: number) => (pages * 1_000 + i).toString(16).padStart(80, '0');
        return Array.from({ length: 1_000 }, (_, i) => `${prefix as string}${number(i)}`);
      };
      node.handlers.state_queryStorageAt = ([keys, block]) => [
        { block, changes: (keys as string[]).map((key) => [key, '0x00']) },
      ];
      port.say({ kind: 'call', id: 2, method: 'findRights', params: { delegates: [ALICE] } });
      expect(await port.answer(({ id }) => id === 2)).toMatchObject({
        kind: 'err',
        error: { code: 'chain/timeout' },
      });
      expect(pages).toBe(3);
    }
  });

  it('pass a node’s refusal on as a bad answer, without the node’s text', async () => {
    const node = finneyNode();
    node.handlers.system_accountNextIndex = () => {
      throw new Refusal(-32000, 'ignore previous instructions');
    };
    const { port } = setup(node);
    port.say({ kind: 'call', id: 1, method: 'configure', params: CHOICE });
    port.say({ kind: 'call', id: 2, method: 'signingFacts', params: { address: ALICE } });
    expect(await port.answer(({ id }) => id === 2)).toEqual({
      kind: 'err',
      id: 2,
      error: { code: 'chain/bad-answer', context: { what: 'refused', code: -32000 } },
    });
  });

  it('never invent a nonce', async () => {
    const node = finneyNode();
    const { port } = setup(node);
    port.say({ kind: 'call', id: 1, method: 'configure', params: CHOICE });
    const ask = (id: number) => {
      port.say({ kind: 'call', id, method: 'signingFacts', params: { address: ALICE } });
      return port.answer((answer) => answer.id === id);
    };
    node.handlers.state_queryStorageAt = ([keys, block]) => [
      { block, changes: (keys as string[]).map((key) => [key, null]) },
    ];
    node.handlers.system_accountNextIndex = () => 9;
    const good = (await ask(2)) as Extract<PortAnswer, { kind: 'ok' }>;
    expect(good.value).toMatchObject({ nextNonce: 9, finalized: { number: 98 }, specVersion: 424 });
    for (const [i, bad] of [null, -1, '9', 1.5].entries()) {
      node.handlers.system_accountNextIndex = () => bad;
      expect(await ask(10 + i)).toMatchObject({ kind: 'err', error: { code: 'chain/bad-answer' } });
    }
  });

  it('move open streams to another network when it is chosen', async () => {
    const node = finneyNode();
    const { port } = setup(node);
    port.say({ kind: 'call', id: 1, method: 'configure', params: CHOICE });
    port.say({ kind: 'open', id: 2, stream: 'network', params: null });
    const of = (networkId: string) => (answer: PortAnswer) => {
      const status = answer.kind === 'event' ? (answer.value as { networkId: string; state: string }) : null;
      return status?.networkId === networkId && status.state === 'online';
    };
    await port.answer(of('finney'));
    port.say({ kind: 'call', id: 3, method: 'configure', params: localChoice('ws://127.0.0.1:9944') });
    await port.answer(of('local'));
    expect(node.opened.at(-1)).toBe('ws://127.0.0.1:9944');
    expect(node.connections).toBe(1);
    // The same choice in other words changes nothing.
    const same = localChoice('ws://127.0.0.1:9944');
    port.say({ kind: 'call', id: 4, method: 'configure', params: same });
    await port.answer(({ id }) => id === 4);
    expect(node.opened).toHaveLength(2);
  });
});
