import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { BackgroundWorld } from '../support/background-world.js';
import { settle } from '../support/stepped-clock.js';

const SITE = 'https://stake.example';
const MIB = 1024 * 1024;
const HUGE = 50 * MIB;
/** A page of code and some strings more or less; one message that was kept would be several times as much. */
const SLACK = 16 * MIB;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use once what nobody holds is gone. */
async function memory(): Promise<number> {
  await settle();
  for (let round = 0; round < 3; round += 1) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe('S41 messages of 50 MiB', () => {
  it('S41 are refused by both ports in every field, and memory is back where it was', async () => {
    const { world, page } = await BackgroundWorld.connected(SITE);
    const ui = world.ui();
    // A function of its own, so that nothing of it is still in reach when memory is looked at.
    const sendHuge = async (): Promise<void> => {
      const text = 'x'.repeat(HUGE);
      expect(await page.codeOf(page.send('dapp.enable', { appName: text }))).toBe('invalid-message');
      expect(await page.codeOf(page.send('dapp.signRaw', { address: text, data: text }))).toBe(
        'invalid-message',
      );
      expect(await ui.codeOf(ui.send('backup.inspect', { file: text, backupKey: '' }))).toBe(
        'invalid-message',
      );
      page.port.postMessage({ v: 1, id: text, kind: 'req', method: 'dapp.accounts', params: {} });
    };
    const before = await memory();
    for (let round = 0; round < 3; round += 1) await sendHuge();
    expect((await memory()) - before).toBeLessThan(SLACK);
    expect(await page.ask('dapp.accounts', {})).toMatchObject({ accounts: [{ name: 'One' }] });
    const kept = [...world.browser.local.entries, ...world.browser.session.entries].flat().join('');
    expect(kept.length).toBeLessThan(MIB);
  });
});
