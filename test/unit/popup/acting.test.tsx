// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/core/accounts/types.js';
import { addressOf } from '../../../src/core/address/index.js';
import { rao } from '../../../src/core/amount/money.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import type { OperationQuote } from '../../../src/core/operations/quote.js';
import type { OperationRequest } from '../../../src/core/operations/request.js';
import type { RouteOption } from '../../../src/core/routes/types.js';
import ActingGate from '../../../src/popup/features/acting/acting-gate.js';
import { Actions } from '../../../src/popup/features/home/actions.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import Send from '../../../src/popup/features/operations/send/send.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import type { RoutesAsk } from '../../../src/protocol/engine/routes.js';
import { byAnnouncing, byMember, byProxy, COLD, HOT, haveAccounts, LEDGER, MULTI } from './acting-support.js';
import { factsOf, typeRecipient } from './send-support.js';
import {
  account,
  activityRow,
  emptyStores,
  fakeServices,
  fillStores,
  hashOf,
  plainText,
  portfolio,
  reading,
  renderApp,
} from './support.js';
import { axeFindings, quoteOf, T, tao, tradeServices, type, untilReady } from './trade-support.js';

const STRANGER = addressOf(hashOf('f'));

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
});

/** An engine's answer to a send: refused for the reason of its route, where the test says so. */
function answering(refused: (request: OperationRequest) => string | null) {
  return (request: OperationRequest): OperationQuote => {
    const { ask } = request;
    if (ask.kind !== 'send') throw new Error(`the form asked for ${ask.kind}`);
    const bounds = { minimum: 1n, maximum: 100n * T, available: 100n * T };
    const code = refused(request);
    const issue = code ? { code: code as 'route/not-allowed', context: { type: 'Staking' } } : null;
    const isTyped = ask.to !== null && ask.amountRao !== null;
    return quoteOf(request, {
      issue: isTyped ? issue : null,
      intent:
        isTyped && !issue ? { kind: 'send', to: ask.to as string, amountRao: ask.amountRao as never } : null,
      bounds,
      pays: ask.amountRao === null ? [] : [tao(ask.amountRao)],
      protection: { state: 'off', reason: 'no-trade' },
    });
  };
}

function openSend(
  actor: Account,
  routes: (ask: RoutesAsk) => RouteOption[],
  refused: (request: OperationRequest) => string | null = () => null,
) {
  haveAccounts(actor, HOT, LEDGER);
  const rows = portfolio([]);
  const [first] = rows.accounts;
  if (!first) throw new Error('no portfolio');
  useChainStore.setState({
    portfolio: reading('live', {
      ...rows,
      accounts: [actor, HOT].map(({ address }) => ({ ...first, address })),
    }),
  });
  const asks: RoutesAsk[] = [];
  const services = tradeServices(
    answering(refused),
    { 'contacts.list': () => ({ contacts: [] }) },
    {
      recipientFacts: factsOf(),
      routes: (ask: RoutesAsk) => {
        asks.push(ask);
        return routes(ask);
      },
    },
  );
  return { services, asks, ...renderApp(<Send />, services, '/do/send') };
}
const line = (): string => plainText(screen.getByTestId('signed-by'));
const proposal = (services: { calls: Array<{ method: string; params: unknown }> }) =>
  services.calls.find(({ method }) => method === 'intents.propose')?.params;

describe('A9 forms of an account without a key here', () => {
  it('A9 acts by the right of one of our keys, and says who signs, as what, and who pays', async () => {
    const { services, asks } = openSend(COLD, () => [byProxy('Transfer')]);
    await waitFor(() => expect(line()).toContain('Hot signs'));
    expect(line()).toContain('as Transfer proxy of Cold');
    expect(line()).toContain('Hot pays the network fee');
    typeRecipient(STRANGER);
    type('2');
    await untilReady();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(proposal(services)).toBeTruthy());
    expect(proposal(services)).toMatchObject({
      accountId: COLD.accountId,
      intent: { kind: 'send', to: STRANGER, amountRao: rao(2n * T) },
      route: byProxy('Transfer').route,
    });
    expect(services.asked.every(({ route }) => route !== undefined)).toBe(true);
    // Asked once for anything, and again for exactly this.
    expect(asks[0]).toMatchObject({ actor: COLD.address, intent: null, callHex: null });
    expect(asks[0]?.signers).toEqual([
      { address: HOT.address, kind: 'key' },
      { address: LEDGER.address, kind: 'device' },
    ]);
    expect(asks.at(-1)?.intent).toMatchObject({ kind: 'send' });
  });

  it('A9 takes the weakest right that suffices: one that does not reach so far gives way', async () => {
    const general = [byProxy('Staking'), byProxy('Transfer', { power: 5 })];
    const barred = byProxy('Staking', {
      may: 'no',
      reason: { code: 'route/not-allowed', context: { type: 'Staking' } },
    });
    const { services } = openSend(
      COLD,
      ({ intent }) => (intent ? [byProxy('Transfer', { power: 5 }), barred] : general),
      ({ route }) =>
        route?.steps[0]?.kind === 'proxy' && route.steps[0].proxyType === 'Staking'
          ? 'route/not-allowed'
          : null,
    );
    await waitFor(() => expect(line()).toContain('as Staking proxy'));
    typeRecipient(STRANGER);
    type('2');
    await waitFor(() => expect(line()).toContain('as Transfer proxy'));
    await untilReady();
    fireEvent.click(screen.getByRole('button', { name: 'Change who signs' }));
    const paths = within(await screen.findByTestId('paths'));
    const [may, mayNot] = paths.getAllByRole('radio');
    expect((may as HTMLInputElement).checked).toBe(true);
    expect(mayNot?.getAttribute('aria-disabled')).toBe('true');
    expect(plainText(mayNot?.closest('label'))).toContain('does not allow this.');
    fireEvent.click(mayNot as Element);
    expect(line()).toContain('as Transfer proxy');
    expect(proposal(services)).toBeUndefined();
  });

  it('A9 remembers the way that was chosen by hand', async () => {
    const options = [byProxy('Transfer'), byProxy('Any', { power: 9 })];
    const first = openSend(COLD, () => options);
    await waitFor(() => expect(line()).toContain('as Transfer proxy'));
    fireEvent.click(screen.getByRole('button', { name: 'Change who signs' }));
    const radios = within(await screen.findByTestId('paths')).getAllByRole('radio');
    fireEvent.click(radios[1] as Element);
    await waitFor(() => expect(line()).toContain('as Any proxy'));
    first.unmount();
    renderApp(<Send />, first.services, '/do/send');
    await waitFor(() => expect(line()).toContain('as Any proxy'));
  });

  it('A9 asks again at once when a right of it was given or taken, and for nothing else', async () => {
    let known: RouteOption[] = [];
    haveAccounts(COLD, HOT);
    let asks = 0;
    const services = fakeServices(
      {},
      {
        routes: () => {
          asks += 1;
          return known;
        },
      },
    );
    renderApp(<ActingGate account={COLD}>the form</ActingGate>, services, '/do/send');
    await screen.findByText('This account is only watched.');
    const block = { number: 9, hash: hashOf('8') };
    const plain = activityRow({ state: 'finalized', block });
    act(() => useChainStore.setState({ activity: [plain] }));
    expect(asks).toBe(1);
    known = [byProxy('Staking')];
    const given = { code: 'add-proxy' as const, params: {} };
    const sentence = {
      code: 'proxy' as const,
      params: { inner: { t: 'sentence' as const, sentence: given } },
    };
    act(() =>
      useChainStore.setState({ activity: [activityRow({ txHash: hashOf('6'), state: 'sent', sentence })] }),
    );
    expect(asks).toBe(1);
    act(() =>
      useChainStore.setState({
        activity: [activityRow({ txHash: hashOf('6'), state: 'in-block', block, sentence }), plain],
      }),
    );
    expect(await screen.findByText('the form')).toBeTruthy();
    expect(asks).toBe(2);
  });

  it('K9 an own key is not asked about: the form is as ever', async () => {
    const { asks } = openSend(account, () => []);
    typeRecipient(STRANGER);
    type('2');
    await untilReady();
    expect(screen.queryByTestId('signed-by')).toBeNull();
    expect(asks).toEqual([]);
  });

  it('K7 a coldkey on a device lets a weaker key here do the work, and can still sign itself', async () => {
    openSend(LEDGER, () => [
      {
        ...byProxy('Transfer'),
        route: {
          signer: HOT.address,
          steps: [{ kind: 'proxy', real: LEDGER.address, proxyType: 'Transfer' }],
        },
      },
    ]);
    await waitFor(() => expect(line()).toContain('as Transfer proxy of Vault coldkey'));
    fireEvent.click(screen.getByRole('button', { name: 'Change who signs' }));
    const paths = await screen.findByTestId('paths');
    expect(plainText(paths)).toContain('Vault coldkey signs, on the Ledger');
  });

  it('K7 signs on the device where nobody can be asked about other ways', async () => {
    const { services } = openSend(LEDGER, () => {
      throw new WalletError('chain/offline');
    });
    await waitFor(() => expect(line()).toContain('Vault coldkey signs, on the Ledger'));
    typeRecipient(STRANGER);
    type('2');
    await untilReady();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(proposal(services)).toBeTruthy());
    expect(proposal(services)).not.toHaveProperty('route');
  });

  it('K9 a delayed right says that it is only announced, and from which block on it counts', async () => {
    openSend(COLD, () => [byAnnouncing('Transfer', 7_200)]);
    await waitFor(() => expect(screen.getByTestId('acting-outcome')).toBeTruthy());
    expect(plainText(screen.getByTestId('acting-outcome'))).toContain('from block 7 300 on');
    typeRecipient(STRANGER);
    type('2');
    await untilReady();
    expect(plainText(screen.getByTestId('review'))).toBe('Review: send 2 τ, announced first');
  });

  it('K10 a member proposes, and the form says how many more are needed', async () => {
    const { services } = openSend(MULTI, () => [byMember()]);
    await waitFor(() => expect(line()).toContain('You approve as Hot'));
    expect(line()).toContain('for Treasury, which needs 2 of 3');
    expect(line()).toContain('1 more approval is needed after this one.');
    typeRecipient(STRANGER);
    type('2');
    await untilReady();
    expect(plainText(screen.getByTestId('review'))).toBe('Review: send 2 τ, proposed to 2 of 3');
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(proposal(services)).toMatchObject({ route: byMember().route }));
  });

  it('A9 is clean for axe with the choice open', async () => {
    const { baseElement } = openSend(COLD, () => [
      byProxy('Transfer'),
      byProxy('Any', { may: 'unknown' }),
      byProxy('Staking', { may: 'no', reason: null }),
    ]);
    await screen.findByTestId('signed-by');
    fireEvent.click(screen.getByRole('button', { name: 'Change who signs' }));
    await screen.findByTestId('paths');
    expect(await axeFindings(baseElement)).toEqual([]);
  });
});

describe('A9 where nobody here may act', () => {
  it('A9 the gate says why, and leads to what would change it', async () => {
    haveAccounts(COLD, HOT);
    const services = fakeServices({}, { routes: () => [] });
    renderApp(<ActingGate account={COLD}>the form</ActingGate>, services, '/do/send');
    expect(await screen.findByText('This account is only watched.')).toBeTruthy();
    expect(screen.queryByText('the form')).toBeNull();
    expect(screen.getByRole('link', { name: 'Rights over this account' }).getAttribute('href')).toBe(
      '/rights',
    );
  });

  it('A9 the gate opens for a right of ours, and asks again after an error', async () => {
    haveAccounts(COLD, HOT);
    let broken = true;
    const services = fakeServices(
      {},
      {
        routes: () => {
          if (broken) throw new WalletError('chain/timeout');
          return [byProxy('Staking')];
        },
      },
    );
    renderApp(<ActingGate account={COLD}>the form</ActingGate>, services, '/do/send');
    const again = await screen.findByRole('button', { name: 'Try again' });
    broken = false;
    fireEvent.click(again);
    expect(await screen.findByText('the form')).toBeTruthy();
  });

  it('A9 home offers to stake for a watched account only where somebody may', async () => {
    haveAccounts(COLD, HOT);
    const services = fakeServices({}, { routes: () => [byProxy('Staking')] });
    const { history } = renderApp(<Actions />, services);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Stake' }).getAttribute('aria-disabled')).toBeNull(),
    );
    expect(await screen.findByTestId('signs-line', {}, { timeout: 10_000 })).toBeTruthy();
    expect(screen.getByTestId('signs-line').textContent).toMatch(/signs$/);
    fireEvent.click(screen.getByRole('button', { name: 'Stake' }));
    expect(history?.at(-1)).toBe('/stake');
    cleanup();
    haveAccounts(COLD, HOT);
    renderApp(<Actions />, fakeServices({}, { routes: () => [] }));
    await screen.findByText(/only watched/);
    expect(screen.getByRole('button', { name: 'Stake' }).getAttribute('aria-disabled')).toBe('true');
  });
});
