import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasuredYield, ValidatorDetail } from '../../../core/chain/market.js';
import { useServices } from '../../app/services.js';
import { ShortAddress } from '../../components/address.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { roughAmount, takeText } from '../../components/format.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { RowsSkeleton } from '../../components/skeleton.js';
import { Term } from '../../components/term.js';
import { exactTitle, TokenSymbol } from '../../components/token-symbol.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { YieldText } from '../holdings/yield-text.js';
import { medianYield } from './figures.js';

const FIRST = 16;

/** Validators of a subnet with what the chain says of them; null asks nothing. */
export function useValidatorDetails(netuid: number | null) {
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  return useAsk(`${networkId} validators ${netuid}`, async () =>
    netuid === null ? null : engine.call('validatorDetails', { netuid }),
  );
}

/** Who validates a subnet: take, stake, permit and what their stakers really got. */
export function Validators({ netuid, symbol }: { netuid: number; symbol: string }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const asked = useValidatorDetails(netuid);
  const rows = useMemo(() => [...(asked.value?.value ?? [])].sort(byStake), [asked.value]);
  return (
    <section className="card validators" data-testid="validators">
      <h2 className="part-title">
        {t('market.validators')} {asked.value ? <span className="faint amount">{rows.length}</span> : null}
      </h2>
      {asked.error ? (
        <ErrorNotice
          error={asked.error}
          action={<Button onClick={asked.again}>{t('actions.retry')}</Button>}
        />
      ) : null}
      {asked.value ? (
        rows.length > 0 ? (
          <>
            <Median yields={rows.map((row) => row.yield)} />
            <table className="v-table">
              <thead>
                <tr>
                  <th scope="col">{t('market.validator')}</th>
                  <th scope="col">
                    <Term name="take">{t('market.take')}</Term>
                  </th>
                  <th scope="col">{t('market.stakeThere')}</th>
                  <th scope="col">{t('market.yield')}</th>
                </tr>
              </thead>
              <tbody>
                {(all ? rows : rows.slice(0, FIRST)).map((row) => (
                  <Line key={row.hotkey} row={row} token={{ netuid, symbol }} />
                ))}
              </tbody>
            </table>
            {rows.length > FIRST && !all ? (
              <Button look="ghost" onClick={() => setAll(true)}>
                {t('market.allValidators', { count: rows.length })}
              </Button>
            ) : null}
          </>
        ) : (
          <p className="small quiet">{t('market.noValidators')}</p>
        )
      ) : asked.error ? null : (
        <RowsSkeleton rows={4} picture="round" />
      )}
    </section>
  );
}

/** The middle of what was measured on a subnet: what one's own yield is held against. */
export function Median({ yields }: { yields: MeasuredYield[] }) {
  const { t } = useTranslation();
  const median = medianYield(yields);
  return (
    <p className="small quiet median" data-testid="median">
      {t('market.median')}{' '}
      {median ? (
        <YieldText measured={median} long />
      ) : (
        <span className="faint">{t('yield.notMeasured')}</span>
      )}
    </p>
  );
}

function byStake(a: ValidatorDetail, b: ValidatorDetail): number {
  return a.stakeBase === b.stakeBase ? 0 : a.stakeBase > b.stakeBase ? -1 : 1;
}

function Line({ row, token }: { row: ValidatorDetail; token: { netuid: number; symbol: string } }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">
        <span className="v-name">
          <Identicon seed={row.hotkey} size={22} />
          <span className="row-main" title={row.hotkey}>
            <span className="truncate">
              {row.name ? <Outside text={row.name} /> : <ShortAddress address={row.hotkey} />}
            </span>
            {row.permit === false ? <span className="row-under">{t('market.noPermit')}</span> : null}
          </span>
        </span>
      </th>
      <td className="amount">{takeText(row.take)}</td>
      <td>
        <span className="amount" title={exactTitle(row.stakeBase, token)}>
          {roughAmount(row.stakeBase)} <TokenSymbol {...token} />
        </span>
      </td>
      <td className="tiny">
        <YieldText measured={row.yield} />
      </td>
    </tr>
  );
}
