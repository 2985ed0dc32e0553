import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackgroundWorld } from '../../support/background-world.js';
import { settle } from '../../support/stepped-clock.js';

const SITE = 'https://stake.example';
const CLOSING = new Error('The browser is shutting down.');

describe('S27 the browser closes', () => {
  const logged = vi.spyOn(console, 'error');
  beforeEach(() => void logged.mockReset().mockReturnValue(undefined));
  afterEach(() => void logged.mockReset());

  async function closing(failure: Error) {
    const { world, page, address, accountIds } = await BackgroundWorld.connected(SITE);
    const { id, payloadHash } = await world.asked(page, address);
    // The last window's event reaches a worker whose storage is shut already.
    world.browser.session.failure = failure;
    world.browser.closeWindow(world.browser.approvalWindow ?? 0);
    await settle();
    return { world, id, payloadHash, accountIds };
  }

  it('with a request open: that is no failure, and the request is over with the session', async () => {
    const { world, id, payloadHash, accountIds } = await closing(CLOSING);
    expect(logged).not.toHaveBeenCalled();
    world.browser.session.failure = null;
    world.browser.session.entries.clear();
    await world.restart();
    expect(await world.ui().ask('wallet.status', {})).toMatchObject({ vault: 'locked', pendingApprovals: 0 });
    await world.unlock();
    const ui = world.ui();
    const late = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(late)).toBe('approval/unknown');
    expect(await ui.ask('wallet.status', {})).toMatchObject({ accounts: [{ accountId: accountIds[0] }] });
  });

  it('any other failure of storage is still reported, by name only', async () => {
    await closing(new TypeError('secret words'));
    expect(logged.mock.calls).toContainEqual(['background:', 'TypeError']);
    expect(JSON.stringify(logged.mock.calls)).not.toContain('secret');
  });
});
