import type { Devnet } from '../devnet/index.js';
import { OperationScreen } from '../test/e2e/pages/operation.js';
import { heldOf } from '../test/e2e/support/chain-state.js';
import { openFunded, practiceOf, validatorOn } from '../test/e2e/support/funded.js';
import { startWorld } from '../test/e2e/support/world.js';
import { type Row, repeat } from './measure.js';

const RUNS = 9;
/** ux.md, screen 7: a live quote within 300 ms of the last key. */
const BUDGET_MS = 300;
const NETUID = 2;

/** From the last key typed into a form to its quote on screen, in a wallet on the chain with 129 subnets. */
export async function benchQuotes(): Promise<Row[]> {
  const world = await startWorld({ scenario: 'default' });
  try {
    const popup = await openFunded(world);
    const { address } = practiceOf(world.devnet);
    const { name } = validatorOn(world.devnet, NETUID);
    const friend = world.devnet.accounts[2]?.address ?? address;
    const rows: Row[] = [];
    const time = async (what: string, path: string, prepare: (form: OperationScreen) => Promise<void>) => {
      const form = await OperationScreen.open(popup.page, path);
      await prepare(form);
      const samples = await repeat(RUNS, async (run) => {
        await form.amount('1');
        const measured = form.page.evaluate<number>(TIME_NEXT_QUOTE);
        await form.page.getByTestId('amount').press('End');
        await form.page.keyboard.type(`.${run + 1}`);
        return measured;
      });
      rows.push({ what: `last key to quote: ${what}`, unit: 'ms', samples, budget: BUDGET_MS });
    };
    await time('stake', '/stake', async (form) => {
      await form.choose('subnet-picker', `SN${NETUID}`);
      await form.choose('validator-picker', name);
    });
    const held = await heldPlace(world.devnet, address);
    await time('unstake', `/do/unstake/${held.netuid}/${held.hotkey}`, async () => undefined);
    await time('change subnet', `/do/subnet/${held.netuid}/${held.hotkey}`, (form) =>
      form.choose('subnet-picker', `SN${held.netuid === NETUID ? NETUID + 1 : NETUID}`),
    );
    await time('send', '/do/send', (form) => form.recipient(friend));
    await time('basket of ten', '/do/basket', async () => undefined);
    return rows;
  } finally {
    await world.close();
  }
}

/** A position outside root that is worth trading. */
async function heldPlace(devnet: Devnet, coldkey: string): Promise<{ hotkey: string; netuid: number }> {
  for (const { hotkey, netuids } of devnet.validators)
    for (const netuid of netuids.filter((one) => one !== 0))
      if ((await heldOf(devnet, coldkey, hotkey, netuid)) > 10_000_000_000n) return { hotkey, netuid };
  throw new Error('the scenario gives the practice account no position');
}

/** In the page: from the last input event to the moment the quote stands under what was typed. */
const TIME_NEXT_QUOTE = `new Promise((resolve) => {
  let typedAt = 0;
  document.querySelector('[data-testid=amount]').addEventListener('input', () => { typedAt = performance.now(); });
  let wasBusy = false;
  const look = () => {
    const quote = document.querySelector('[data-testid=quote]');
    if (!typedAt) return;
    if (!quote || quote.getAttribute('aria-busy') === 'true') { wasBusy = true; return; }
    if (!wasBusy) return;
    observer.disconnect();
    resolve(performance.now() - typedAt);
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
})`;
