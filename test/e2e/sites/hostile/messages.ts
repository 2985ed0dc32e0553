import { ask, type Heard, heard, post, postRaw } from './wire.js';

const envelope = { channel: 'kelvin:1', to: 'relay', method: 'dapp.enable', params: { appName: 'x' } };

/** Envelopes that look like the wallet's own and are not: another window, another origin, another id, another channel. */
export async function forge(): Promise<number> {
  const synthetic = (init: MessageEventInit): boolean =>
    window.dispatchEvent(new MessageEvent('message', { data: { ...envelope, id: 'forged-0001' }, ...init }));
  synthetic({ source: window, origin: 'https://polkadot.js.org' });
  synthetic({ source: null, origin: location.origin });
  synthetic({ source: new MessageChannel().port1, origin: location.origin });
  const channel = new MessageChannel();
  channel.port1.postMessage({ ...envelope, id: 'forged-0002' });
  new BroadcastChannel('kelvin:1').postMessage({ ...envelope, id: 'forged-0003' });
  return postRaw([
    { ...envelope, id: 'short' },
    { ...envelope, id: 'x'.repeat(33) },
    { ...envelope, id: 'with space 1' },
    { ...envelope, id: 12_345_678 },
    { ...envelope, id: ['forged-0004'] },
    { ...envelope, id: 'forged-0005', to: 'background' },
    { ...envelope, id: 'forged-0006', channel: 'kelvin:2' },
    { ...envelope, id: 'forged-0007', channel: { toString: 'kelvin:1' } },
    JSON.stringify({ ...envelope, id: 'forged-0008' }),
    { v: 1, id: 'forged-0009', kind: 'req', method: 'wallet.status', params: {} },
    null,
    7,
    [envelope],
  ]);
}

/** Parameters made to reach a prototype, to run code in the wallet or to exhaust it. @returns the answers, in order */
export async function poisonParams(): Promise<Array<string | undefined>> {
  const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  const params: unknown[] = [
    JSON.parse('{"appName":"x","__proto__":{"polluted":true}}'),
    JSON.parse('{"appName":"x","constructor":{"prototype":{"polluted":true}}}'),
    JSON.parse('{"appName":{"__proto__":{"polluted":true}}}'),
    Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, index])),
    nested(1_000),
    cyclic,
    { appName: 'x', big: 1n },
    { appName: new Map([['polluted', true]]) },
    { appName: 'x'.repeat(300_000) },
    ['x'],
    'x',
  ];
  const answers: Heard[] = [];
  for (const one of params) answers.push(await ask('dapp.enable', one));
  return answers.map(({ err }) => err?.message);
}

/** A getter runs when the page itself copies the message, and never again. @returns how often it ran, and the answer */
export async function getter(): Promise<{ runs: number; said: string | undefined }> {
  let runs = 0;
  const params = {
    get appName() {
      runs += 1;
      return runs === 1 ? { evil: true } : 'x';
    },
  };
  const { err } = await ask('dapp.enable', params);
  return { runs, said: err?.message };
}

/** A message of so many MiB. */
export async function huge(mebibytes: number): Promise<string | undefined> {
  const { err } = await ask('dapp.enable', { appName: 'x'.repeat(mebibytes * 1_048_576) });
  return err?.message;
}

/** So many requests at once; resolves when all but `open` of them were answered. @returns how often each answer came */
export async function flood(
  count: number,
  open: number,
  method: string,
  params: object,
): Promise<Record<string, number>> {
  const before = heard.length;
  for (let index = 0; index < count; index += 1) post(method, params);
  await new Promise<void>((resolve) => {
    const check = (): void => {
      if (heard.length - before < count - open) return;
      window.removeEventListener('message', check);
      resolve();
    };
    window.addEventListener('message', check);
  });
  return tally(heard.slice(before));
}

/** How often each answer came. */
export function tally(messages: Heard[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { err } of messages) {
    const said = err?.message ?? 'given';
    counts[said] = (counts[said] ?? 0) + 1;
  }
  return counts;
}
