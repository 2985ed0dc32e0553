import '../../accounts/accounts.css';
import '../../accounts/marks.css';
import './ledger.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import type { LedgerAccount } from '../../../devices/ledger/index.js';
import words from '../../../i18n/en/ledger.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { useHoldings } from '../../import/use-holdings.js';
import { ConnectStep } from './connect-step.js';
import { JumpForm } from './jump-form.js';
import { LedgerRow } from './ledger-row.js';
import { defaultName } from './names.js';
import { OtherAddresses } from './other-addresses.js';
import { RunState } from './run-state.js';
import type { ChosenLedger } from './types.js';
import { useLedger } from './use-ledger.js';
import { useList } from './use-list.js';
import { useStanding } from './use-standing.js';

addWords(words);

const APP_NAMES = { polkadot: 'Polkadot', bittensor: 'Bittensor' };

interface Props {
  /** Has the chosen accounts added, in a wallet that is open or with one that is about to be made. */
  onChosen(accounts: ChosenLedger[]): void;
  busy?: boolean;
  error?: ErrorBody | null;
}

/**
 * Accounts of a Ledger: connect, read, compare on the device, name, choose. It stores nothing itself, so that it serves a
 * wallet that is open and one that does not exist yet.
 */
export function LedgerAccounts({ onChosen, busy = false, error = null }: Props) {
  const { t } = useTranslation();
  const work = useLedger();
  const list = useList(work);
  const standingOf = useStanding();
  const holdings = useHoldings(list.accounts.map(({ address }) => address));
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [showing, setShowing] = useState<string | null>(null);
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const running = work.run.phase === 'running';

  if (list.accounts.length === 0)
    return (
      <div className="stack">
        <ConnectStep work={work} onConnect={() => list.read({ account: 0, index: 0 })} />
        <OtherAddresses />
      </div>
    );

  const chosen = list.accounts.filter(
    (one) => names.has(one.accountId) && standingOf(one.accountId) !== 'here',
  );
  const setName = (id: string, name: string | null): void => {
    const next = new Map(names);
    if (name === null) next.delete(id);
    else next.set(id, name);
    setNames(next);
  };
  const show = (account: LedgerAccount): void => {
    const { accountId, app, account: number, index } = account;
    setShowing(accountId);
    work.start(async (device, options) => {
      await device.showAddress(
        { accountId, custody: { kind: 'ledger', app, account: number, index } },
        options,
      );
      setShown((old) => new Set([...old, accountId]));
      setShowing(null);
    });
  };
  const add = (): void =>
    onChosen(
      chosen.map(({ accountId, address, app, account, index }) => ({
        kind: 'watch',
        name: names.get(accountId)?.trim() || defaultName(t, { account, index }),
        role: 'coldkey',
        address,
        cryptoType: 'ed25519',
        custody: { kind: 'ledger', app, account, index },
      })),
    );
  const isReading = running && work.run.phase === 'running' && work.run.stage === 'reading' && !showing;

  return (
    <div className="stack">
      <section className="card page-card" aria-labelledby="ledger-list">
        <div className="ledger-head">
          <h2 id="ledger-list" className="strong">
            {t('ledger.list.title')}
          </h2>
          {list.open ? (
            <span className="badge">
              {t('ledger.app', { name: APP_NAMES[list.open.app], version: list.open.version })}
            </span>
          ) : null}
        </div>
        <p className="visually-hidden" role="status">
          {t('ledger.list.found', { count: list.accounts.length })}
        </p>
        <ul className="ledger-rows" aria-labelledby="ledger-list">
          {list.accounts.map((one) => (
            <LedgerRow
              key={one.accountId}
              account={one}
              standing={standingOf(one.accountId)}
              holdings={holdings(one.address)}
              name={names.get(one.accountId) ?? null}
              isShowing={showing === one.accountId && running}
              isShown={shown.has(one.accountId)}
              comparison={
                showing === one.accountId ? (
                  <RunState run={work.run} onCancel={work.cancel} onRetry={() => show(one)} />
                ) : null
              }
              busy={running}
              onChoose={(on) => setName(one.accountId, on ? defaultName(t, one) : null)}
              onName={(name) => setName(one.accountId, name)}
              onShow={() => show(one)}
            />
          ))}
        </ul>
        {showing ? null : (
          <RunState
            run={work.run}
            onCancel={work.cancel}
            onRetry={() => list.read(list.next)}
            text={isReading ? t('ledger.list.reading', { number: list.next.index }) : undefined}
          />
        )}
        <div className="ledger-foot">
          <Button
            aria-disabled={running}
            data-testid="ledger-more"
            onClick={() => {
              setShowing(null);
              list.read(list.next);
            }}
          >
            {t('ledger.list.more')}
          </Button>
          <Button
            look="ghost"
            onClick={() => {
              work.cancel();
              list.clear();
              setNames(new Map());
              setShown(new Set());
            }}
          >
            {t('ledger.list.again')}
          </Button>
        </div>
      </section>
      <JumpForm
        busy={running}
        onJump={(place) => {
          setShowing(null);
          list.read(place);
        }}
      />
      {error ? <ErrorNotice error={error} /> : null}
      <Button
        look="primary"
        wide
        busy={busy}
        aria-disabled={chosen.length === 0}
        data-testid="ledger-add"
        onClick={() => (chosen.length > 0 ? add() : undefined)}
      >
        {chosen.length > 0 ? t('ledger.list.add', { count: chosen.length }) : t('ledger.list.none')}
      </Button>
      <OtherAddresses />
    </div>
  );
}
