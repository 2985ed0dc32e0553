import { describe, expect, it } from 'vitest';
import { localChoice } from '../../../../src/core/chain/networks.js';
import { WalletError } from '../../../../src/core/errors/wallet-error.js';
import { attachChannel } from '../../../../src/engine/doors/channel-door.js';
import type { EngineService } from '../../../../src/engine/service.js';
import type { ChannelMessage } from '../../../../src/protocol/engine/index.js';
import { settle } from '../../../support/stepped-clock.js';

/** More questions than a background asks while one of its answers is on the way. */
const MANY = 32;

/** The door alone, before a service that is told how to answer. */
function door() {
  const said: ChannelMessage[] = [];
  const done: string[] = [];
  const configured: string[] = [];
  const answers: Array<() => Promise<unknown>> = [];
  let hear: (event: { data: unknown }) => void = () => undefined;
  const service = {
    configure: ({ networkId }: { networkId: string }) => void configured.push(networkId),
    call: (method: string) => {
      done.push(method);
      return (answers.shift() ?? (() => Promise.resolve(done.length)))();
    },
  } as unknown as Pick<EngineService, 'configure' | 'call'>;
  attachChannel(service, {
    postMessage: (message) => void said.push(message),
    addEventListener: (_type, listener) => {
      hear = listener;
    },
  });
  const ask = async (id: string, method = 'capabilities', params: unknown = null): Promise<void> => {
    hear({ data: { to: 'engine', id, choice: localChoice('ws://127.0.0.1:9944'), method, params } });
    await settle();
  };
  return { said, done, configured, answers, ask };
}

describe('Q5 a question that comes through the channel again', () => {
  it('is not begun again while it is in hand, and answered once', async () => {
    const { said, done, configured, answers, ask } = door();
    let finish: (value: unknown) => void = () => undefined;
    answers.push(() => new Promise((resolve) => (finish = resolve)));
    await ask('one');
    await ask('one');
    expect([done.length, configured.length, said.length]).toEqual([1, 1, 0]);
    finish('facts');
    await settle();
    expect(said).toEqual([{ to: 'background', id: 'one', value: 'facts' }]);
  });

  it('gets the answer it got before, a refusal too', async () => {
    const { said, done, answers, ask } = door();
    answers.push(
      () => Promise.resolve('facts'),
      () => Promise.reject(new WalletError('chain/offline')),
    );
    for (const id of ['one', 'two', 'one', 'two']) await ask(id);
    expect(done).toHaveLength(2);
    expect(said.slice(2)).toEqual(said.slice(0, 2));
    expect(said[1]).toMatchObject({ id: 'two', error: { code: 'chain/offline' } });
  });

  it('is remembered for the latest questions only, and no knock pushes one out', async () => {
    const { said, done, ask } = door();
    for (let n = 0; n < MANY; n += 1) await ask(`question-${n}`);
    const knock = localChoice('ws://127.0.0.1:9944');
    for (let n = 0; n < MANY; n += 1) await ask(`knock-${n}`, 'configure', knock);
    await ask('question-0');
    expect(done).toHaveLength(2 * MANY);
    expect(said.at(-1)).toEqual({ to: 'background', id: 'question-0', value: 1 });
    await ask('one-more');
    await ask('question-0');
    expect(done).toHaveLength(2 * MANY + 2);
  });
});
