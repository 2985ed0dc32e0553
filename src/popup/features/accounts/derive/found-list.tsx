import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { ShortAddress } from '../../../components/address.js';
import { Amount } from '../../../components/amount.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { derivedName } from './derived-name.js';
import { type Found, worth } from './scan.js';
import { useAddDerived } from './use-add-derived.js';

const keyOf = ({ path, cryptoType }: Found): string => `${cryptoType} ${path}`;

interface Props {
  account: Account;
  found: Found[];
  onAdded(accountIds: ReadonlySet<string>): void;
}

/** What the chain knows of this phrase; what is not here yet can be chosen. */
export function FoundList({ account, found, onAdded }: Props) {
  const { t } = useTranslation();
  const adding = useAddDerived(account);
  const fresh = found.filter(({ presence }) => presence !== 'held');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = fresh.filter((one) => !left.has(keyOf(one)));
  const toggle = (one: Found, on: boolean): void => {
    const next = new Set(left);
    if (on) next.delete(keyOf(one));
    else next.add(keyOf(one));
    setLeft(next);
  };
  const add = (): void =>
    adding.add(
      chosen.map(({ path, cryptoType }) => ({
        path,
        cryptoType,
        name: derivedName(account.name, { path, cryptoType }),
      })),
      () => onAdded(new Set(chosen.map(({ accountId }) => accountId))),
    );
  if (found.length === 0)
    return (
      <p role="status" className="quiet small">
        {t('derive.nothing')}
      </p>
    );
  return (
    <>
      <p role="status" className="quiet small">
        {adding.added === null
          ? t('derive.found', { count: found.length })
          : t('derive.added', { count: adding.added })}
      </p>
      <table className="found">
        <thead>
          <tr>
            <th scope="col">{t('derive.path')}</th>
            <th scope="col" className="found-value">
              {t('derive.holds')}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <tr key={keyOf(one)}>
              <th scope="row">
                <Choice one={one} chosen={!left.has(keyOf(one))} onChange={(on) => toggle(one, on)} />
              </th>
              <td className="found-value">
                <Amount base={worth(one)} className="row-value" />
                {one.holdings.positions > 0 ? (
                  <span className="row-under">
                    {t('derive.positions', { count: one.holdings.positions })}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {adding.act.error ? <ErrorNotice error={adding.act.error} /> : null}
      {fresh.length > 0 ? (
        <Button
          look="primary"
          wide
          busy={adding.act.busy}
          aria-disabled={chosen.length === 0}
          onClick={() => chosen.length > 0 && add()}
        >
          {t('derive.addChosen', { count: chosen.length })}
        </Button>
      ) : (
        <p className="quiet small">{t('derive.allHere')}</p>
      )}
    </>
  );
}

function Choice({ one, chosen, onChange }: { one: Found; chosen: boolean; onChange(on: boolean): void }) {
  const { t } = useTranslation();
  const what = (
    <span className="row-main">
      <span className="mono found-path">
        {one.path === '' ? t('derive.root') : one.path}
        {one.cryptoType === 'ed25519' ? <span className="badge">ed25519</span> : null}
      </span>
      <ShortAddress address={one.address} className="faint tiny" />
    </span>
  );
  if (one.presence === 'held')
    return (
      <span className="check-row">
        {what} <span className="badge">{t('derive.here')}</span>
      </span>
    );
  return (
    <label className="check-row">
      <input
        type="checkbox"
        className="check"
        checked={chosen}
        onChange={(event) => onChange(event.target.checked)}
      />
      {what}
    </label>
  );
}
