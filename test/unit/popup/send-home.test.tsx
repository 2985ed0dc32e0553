// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rao } from '../../../src/core/amount/money.js';
import { FEATURES, type FeatureId } from '../../../src/core/chain/capability.js';
import type { Position } from '../../../src/core/stake/types.js';
import { qrMatrix } from '../../../src/popup/components/qr/qr-matrix.js';
import { Actions } from '../../../src/popup/features/home/actions.js';
import { useLastReport } from '../../../src/popup/features/network/use-report.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import './send-support.js';
import {
  ADDRESS,
  account,
  away,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  portfolio,
  position,
  reading,
  renderApp,
  status,
} from './support.js';
import { NOT_AMOUNTS } from './trade-support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
  useLastReport.setState({ last: null });
});

function open(ready: readonly FeatureId[] = FEATURES) {
  const report = {
    genesisHash: hashOf('1'),
    specName: 'node-subtensor',
    specVersion: 424,
    metadataVersion: 15,
    features: FEATURES.map((id) => ({ id, state: ready.includes(id) ? 'ready' : 'unavailable', items: [] })),
  };
  return renderApp(<Actions />, fakeServices({}, { capabilityReport: () => report }), '/');
}

describe('what can be done from home', () => {
  it('S4 offers Send and Stake as two acts with two ways', () => {
    const { history } = open();
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Send',
      'Receive',
      'Stake',
      'Move',
      'More',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    fireEvent.click(screen.getByRole('button', { name: 'Stake' }));
    expect(history).toEqual(['/', '/do/send', '/stake']);
  });

  it('S4 Move asks which stake, and where to', async () => {
    const { history } = open();
    fireEvent.click(screen.getByRole('button', { name: 'Move' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('radio', { name: 'To another validator' }));
    fireEvent.click(within(dialog).getByRole('button', { name: /Chutes/ }));
    expect(history?.at(-1)).toBe(`/do/validator/64/${HOTKEY}`);
    cleanup();
    const again = open();
    fireEvent.click(screen.getByRole('button', { name: 'Move' }));
    fireEvent.click(await screen.findByRole('button', { name: /Chutes/ }));
    expect(again.history?.at(-1)).toBe(`/do/subnet/64/${HOTKEY}`);
  });

  const moveRows = (): string[] =>
    within(screen.getByTestId('move-positions'))
      .queryAllByRole('button')
      .map(({ textContent }) => textContent?.match(/^(ROOT|SN\d+)/)?.[0] ?? '');
  const holding = (netuid: number, exit: bigint) =>
    position(netuid, { spotRao: rao(exit), exit: { kind: 'exact', rao: rao(exit) } });
  async function openMove(positions: Position[]) {
    useChainStore.setState({ portfolio: reading('live', portfolio(positions)) });
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Move' }));
    await screen.findByTestId('move-positions');
  }

  it('S4 Move lists what is held as home does: root, then by value', async () => {
    await openMove([holding(7, 5n), holding(0, 1n), holding(64, 90n), holding(9, 20n)]);
    expect(moveRows()).toEqual(['ROOT', 'SN64', 'SN9', 'SN7']);
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('S4 Move finds in a long list by subnet and by validator', async () => {
    const long = Array.from({ length: 13 }, (_, at) => holding(100 + at, BigInt(100 - at)));
    await openMove([...long.slice(1), { ...holding(64, 200n), validatorName: 'Harbor' }]);
    expect(moveRows()).toHaveLength(13);
    for (const [query, found] of [
      ['chutes', ['SN64']],
      ['harb', ['SN64']],
      ['sn112', ['SN112']],
      ['chutes sn112', []],
    ] as const) {
      fireEvent.change(screen.getByRole('searchbox'), { target: { value: query } });
      expect(moveRows()).toEqual(found);
    }
    expect(screen.getByText('Nothing you hold matches.')).toBeTruthy();
  });

  it('S4 Move says what to do where there is nothing to move', async () => {
    useChainStore.setState({ portfolio: reading('live', portfolio([])) });
    const { history } = open();
    fireEvent.click(screen.getByRole('button', { name: 'Move' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Stake some TAO' }));
    expect(history?.at(-1)).toBe('/stake');
  });

  it('offers of the rarer operations only those the runtime has', async () => {
    const { history } = open(['send', 'stake', 'crowdloans']);
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    const dialog = await screen.findByRole('dialog');
    const names = () =>
      within(dialog)
        .getAllByRole('listitem')
        .map((row) => row.textContent);
    await waitFor(() => expect(names()).toHaveLength(3));
    expect(names().join()).toMatch(/Basket.*Crowdloans.*Contacts/);
    fireEvent.click(within(dialog).getByRole('button', { name: /Crowdloans/ }));
    expect(history?.at(-1)).toBe('/do/crowdloans');
  });

  it('a watched account offers nothing that needs a key', () => {
    useWalletStore.setState({
      status: status({ accounts: [{ ...account, source: null, cryptoType: null }] }),
    });
    const { history } = open();
    for (const name of ['Send', 'Stake', 'Move', 'More'])
      fireEvent.click(screen.getByRole('button', { name }));
    expect(history).toEqual(['/']);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('S6 receiving', () => {
  async function receive() {
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Receive' }));
    return screen.findByRole('dialog');
  }
  const qrText = () => screen.getByTestId('qr').getAttribute('data-text');

  it('S6 shows the address as text and as a code, and names the network', async () => {
    const dialog = await receive();
    expect(within(dialog).getByTestId('receive-address').textContent).toBe(ADDRESS);
    expect(qrText()).toBe(ADDRESS);
    expect(dialog.textContent).toContain('on Local');
    const { violations } = await axe.run(dialog, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
  });

  it('S6 puts an amount asked for and the chain into the code', async () => {
    const dialog = await receive();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Ask for an amount' }));
    expect(qrText()).toBe(ADDRESS);
    fireEvent.change(screen.getByTestId('receive-amount'), { target: { value: '1.5' } });
    expect(qrText()).toBe(`bittensor:${ADDRESS}?amount=1.5&chain=${'1'.repeat(32)}`);
  });

  it('S6 names the chain in the code also before a node has answered, by what is on screen', async () => {
    useChainStore.setState({ network: away });
    const dialog = await receive();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Ask for an amount' }));
    fireEvent.change(screen.getByTestId('receive-amount'), { target: { value: '1.5' } });
    expect(qrText()).toBe(`bittensor:${ADDRESS}?amount=1.5&chain=${'1'.repeat(32)}`);
  });

  it.each(NOT_AMOUNTS)('S84 refuses %j in words and keeps it out of the code', async (text, words) => {
    const dialog = await receive();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Ask for an amount' }));
    fireEvent.change(screen.getByTestId('receive-amount'), { target: { value: text } });
    expect(dialog.textContent).toContain(words);
    expect(qrText()).toBe(ADDRESS);
  });
});

describe('QR codes', () => {
  // Rows of the code that the npm package `qr` 0.7.0 draws for this address (byte mode, level M, mask 4), as hex.
  const RECORDED = [
    '1fde1e77f 10431b541 174aa085d 17506d35d 1758c765d 105b52c41 1fd55557f 1738c00 1177826f9 1b2bd03ee 1bfc39a16',
    '1ba46ccd1 167dc7558 c82924ef 1349d63b2 c2d0fd72 d71b0dc1 8347a627 5cee5ede 92812a70 10eb5276b 1ab447ca0',
    '2f021688 7137ceb0 1e6e0fbff 1390f1c 1fdc28f56 1043ce910 1754071fa 174792850 17415efd8 104f0fae0 1fd6bcf25',
  ];

  it('S6 are module for module what another encoder draws', () => {
    const rows = qrMatrix('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY').map((row) =>
      BigInt(`0b${row.map((dark) => (dark ? 1 : 0)).join('')}`).toString(16),
    );
    expect(rows.join(' ')).toBe(RECORDED.join(' '));
  });

  it('S6 grow with their text', () => {
    const sizes = [1, 15, 62, 180].map((n) => qrMatrix('a'.repeat(n)).length);
    expect(sizes).toEqual([21, 25, 33, 53]);
  });
});
