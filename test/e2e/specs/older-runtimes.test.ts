import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { openFunded } from '../support/funded.js';
import { realMetadata, startWorld, type World } from '../support/world.js';

describe.each([219, 393] as const)('D4 on the real metadata of spec %i', (spec) => {
  const metadata = realMetadata(spec);
  let world: World | undefined;
  afterEach(() => world?.close());

  it.skipIf(!metadata)('opens, shows TAO, and says what is not available instead of failing', async () => {
    world = await startWorld(metadata ? { metadata } : {});
    const errors: string[] = [];
    world.extension.context.on('weberror', (error) => errors.push(String(error.error())));
    const popup = await openFunded(world);
    await eventually(() => popup.portfolio.innerText()).toContain('Free');
    await popup.openStake();
    const screen = popup.page.locator('main').first();
    if (spec === 219) {
      await popup.page.getByText('Staking with a price limit is not available').waitFor();
    } else {
      await popup.page.getByTestId('amount').waitFor();
    }
    expect(await screen.isVisible()).toBe(true);
    expect(errors).toEqual([]);
  });
});
