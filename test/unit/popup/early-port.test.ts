import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { toWire } from '../../../src/core/wire/wire.js';
import { takeEarlyPort, takeEarlyRequest } from '../../../src/popup/background-client/early-port.js';
import { PortClient } from '../../../src/popup/background-client/port-client.js';
import type { PortLike } from '../../../src/popup/background-client/types.js';
import type { Frame } from '../../../src/protocol/frames.js';

const ID = 'f47ac10b';
const home = globalThis as { kelvinEarly?: unknown };

afterEach(() => {
  delete home.kelvinEarly;
});

/** A port with any number of listeners, as the browser's. */
function browserPort() {
  const heard: Array<(message: unknown) => void> = [];
  const lost: Array<() => void> = [];
  const sent: Frame[] = [];
  const port: PortLike = {
    postMessage: (message) => sent.push(message as Frame),
    disconnect: () => undefined,
    onMessage: { addListener: (listener) => heard.push(listener) },
    onDisconnect: { addListener: (listener) => lost.push(listener) },
  };
  return {
    port,
    sent,
    receive: (frame: Frame) => {
      for (const listener of heard) listener(toWire(frame));
    },
    lose: () => {
      for (const listener of lost) listener();
    },
  };
}

/** Runs the script of the page's head, the real file, on a surface; answers the browser's side of its port. */
async function boot(surface: string, hash = `#/${ID}`, connects = true, rows: unknown = {}) {
  const side = browserPort();
  const page: Record<string, unknown> = {
    chrome: {
      runtime: {
        connect: () => {
          if (!connects) throw new Error('Extension context invalidated.');
          return side.port;
        },
      },
      // Null: a browser that has no such area.
      storage: rows === null ? {} : { session: { get: async () => rows } },
    },
    crypto: globalThis.crypto,
    document: { documentElement: { dataset: { surface } } },
    localStorage: { getItem: () => null },
    matchMedia: () => ({ matches: false }),
    location: { hash },
  };
  runInNewContext(readFileSync('public/boot.js', 'utf8'), page);
  await page.kelvinSeen;
  if (page.kelvinEarly) home.kelvinEarly = page.kelvinEarly;
  // The script lets go of what is lost; here its global and ours are two.
  side.port.onDisconnect.addListener(() => {
    if (!('kelvinEarly' in page)) delete home.kelvinEarly;
  });
  return side;
}

function clientOver(opened: PortLike[]) {
  return new PortClient({
    connect: () => {
      const port = takeEarlyPort() ?? browserPort().port;
      opened.push(port);
      return port;
    },
    alreadyAsked: takeEarlyRequest,
    schedule: () => undefined,
  });
}

describe('a port opened while the page still loads', () => {
  it('Q2 what came before the scripts is told to the first listeners, in order, and nothing twice', async () => {
    const side = await boot('popup');
    for (const language of ['one', 'two'])
      side.receive({ v: 1, id: 'settings', kind: 'ev', event: 'settings', data: { language } } as Frame);
    const client = clientOver([]);
    const heard: string[] = [];
    client.on('settings', ({ language }) => heard.push(String(language)));
    expect(heard).toEqual([]);
    await Promise.resolve();
    side.receive({
      v: 1,
      id: 'settings',
      kind: 'ev',
      event: 'settings',
      data: { language: 'three' },
    } as Frame);
    await Promise.resolve();
    expect(heard).toEqual(['one', 'two', 'three']);
    expect(side.sent).toEqual([]);
  });

  it('Q2 the approval window has asked for its request already: asking again sends nothing, and the answer arrives', async () => {
    const side = await boot('approval');
    expect(side.sent).toMatchObject([{ v: 1, kind: 'req', method: 'approvals.get', params: { id: ID } }]);
    const asked = side.sent[0]?.id ?? '';
    side.receive({ v: 1, id: asked, kind: 'res', ok: toWire({ view: 7 }) } as Frame);
    const client = clientOver([]);
    const answer = client.call('approvals.get', { id: ID });
    expect(side.sent).toHaveLength(1);
    expect(await answer).toEqual({ view: 7 });
    // The next question is a new one.
    void client.call('approvals.get', { id: ID });
    expect(side.sent).toHaveLength(2);
  });

  it('Q2 another question than the one that went out goes out itself', async () => {
    const side = await boot('approval');
    const client = clientOver([]);
    void client.call('approvals.get', { id: 'another' });
    expect(side.sent.map((frame) => (frame as { params: unknown }).params)).toEqual([
      { id: ID },
      { id: 'another' },
    ]);
  });

  it('Q2 a port lost before anybody took it is not used, nor what was asked over it', async () => {
    const side = await boot('approval');
    side.lose();
    expect(takeEarlyRequest('approvals.get', { id: ID })).toBeNull();
    expect(takeEarlyPort()).toBeNull();
  });

  it('Q2 no connection to be had leaves the page to its own client', async () => {
    await boot('popup', '', false);
    expect(takeEarlyPort()).toBeNull();
  });

  it('U6 where a page left what it showed, the worker is left alone until that is painted', async () => {
    await boot('popup', '', true, { 'views.sight': '{}' });
    expect(takeEarlyPort()).toBeNull();
    for (const rows of [{}, null]) {
      await boot('popup', '', true, rows);
      expect(takeEarlyPort()).not.toBeNull();
    }
  });
});
