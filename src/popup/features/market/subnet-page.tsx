import { useCanAct } from '../acting/use-can-act.js';
import './market.css';
import { Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { percent, shortAmount } from '../../../core/amount/format.js';
import type { MarketRow } from '../../../core/chain/market.js';
import { Amount } from '../../components/amount.js';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { NBSP, TAU } from '../../components/format.js';
import { IconButton } from '../../components/icon-button.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { CardSkeleton } from '../../components/skeleton.js';
import { TokenSymbol } from '../../components/token-symbol.js';
import { cleanText } from '../../components/untrusted.js';
import words from '../../i18n/en/market.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { partsOf } from '../holdings/parts.js';
import { useScope } from '../holdings/scope.js';
import { keepDraft } from '../stake/stake-draft.js';
import { Explain } from './explain.js';
import { useFavourites } from './favourites.js';
import { Flow } from './flow.js';
import { Identity } from './identity.js';
import { Leaving } from './leaving.js';
import { SinceText, SizeText } from './market-cells.js';
import { MarketFoot } from './market-foot.js';
import { MyPart } from './my-part.js';
import { PriceChart } from './price-chart.js';
import { type Market, useMarketRow } from './use-market.js';
import { Validators } from './validators.js';

addWords(words);

/** One subnet: its price over time, pool, what is mine of it, emission, who says it is what, and who validates it. */
export default function SubnetPage({ params }: { params: { netuid: string } }) {
  const { t } = useTranslation();
  const netuid = Number(params.netuid);
  const { row, market } = useMarketRow(netuid);
  const name = row?.name ? cleanText(row.name) : t('home.subnet', { netuid: params.netuid });
  return (
    <main className="screen subnet-page" data-testid="subnet-page">
      <PageHeader
        title={name}
        back="/subnets"
        aside={
          <>
            <span className="subnet-marks quiet">
              {row ? <TokenSymbol netuid={netuid} symbol={row.symbol} /> : null}
              <NetuidChip netuid={netuid} />
            </span>
            {row ? <Favourite netuid={netuid} name={name} /> : null}
          </>
        }
      />
      <div className={cx('scroll subnet-body', market.old && 'market-old')}>
        {market.error ? (
          <ErrorNotice
            error={market.error}
            action={<Button onClick={market.again}>{t('actions.retry')}</Button>}
          />
        ) : null}
        {row ? (
          <Body row={row} market={market} />
        ) : market.rows ? (
          <Notice tone="note">{t('market.noSubnet', { netuid: params.netuid })}</Notice>
        ) : market.error ? null : (
          <>
            <div className="subnet-main">
              <CardSkeleton lines={1} amount chart />
            </div>
            <div className="subnet-side">
              <CardSkeleton lines={9} />
            </div>
          </>
        )}
      </div>
    </main>
  );
}

function Favourite({ netuid, name }: { netuid: number; name: string }) {
  const { t } = useTranslation();
  const on = useFavourites((s) => s.netuids.has(netuid));
  const toggle = useFavourites((s) => s.toggle);
  return (
    <IconButton
      label={t('market.favouriteOf', { name })}
      aria-pressed={on}
      className={cx(on && 'star-on')}
      onClick={() => toggle(netuid)}
    >
      <Star size={16} fill={on ? 'currentColor' : 'none'} aria-hidden="true" />
    </IconButton>
  );
}

function Body({ row, market }: { row: MarketRow; market: Market }) {
  return (
    <>
      <div className="subnet-main">
        {row.netuid === 0 ? null : <PriceChart row={row} market={market} />}
        <StakeHere netuid={row.netuid} open={row.subtokenEnabled || row.netuid === 0} />
      </div>
      <div className="subnet-side">
        <MyPart row={row} />
        <Facts row={row} market={market} />
        <Leaving row={row} clock={market.source?.block.number ?? null} />
        <Identity netuid={row.netuid} />
      </div>
      <div className="subnet-below">
        <Validators netuid={row.netuid} symbol={row.symbol} />
      </div>
      <MarketFoot market={market} />
    </>
  );
}

function StakeHere({ netuid, open }: { netuid: number; open: boolean }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const account = useActiveAccount();
  const canAct = useCanAct(account);
  const settings = useWalletStore((s) => s.settings);
  const portfolios = useScope().portfolios;
  const own = portfolios.flatMap((one) => one.positions).filter((p) => p.netuid === netuid);
  if (!account || !settings) return null;
  const stake = (): void => {
    keepDraft({
      networkId: settings.networkId,
      accountId: account.accountId,
      amount: '',
      netuid,
      hotkey: own[0]?.hotkey ?? null,
      toleranceBps: settings.toleranceBps,
      allowPartial: false,
    });
    navigate('/stake');
  };
  const worth = partsOf(
    portfolios.map((one) => ({ ...one, positions: one.positions.filter((p) => p.netuid === netuid) })),
  );
  return (
    <div className="subnet-acts">
      {canAct === null ? null : canAct && open ? (
        <Button look="primary" onClick={stake}>
          {t('market.stake')}
        </Button>
      ) : (
        <p className="small quiet">{t(open ? 'home.watchedOnly' : 'market.notOpen')}</p>
      )}
      {own.length > 0 ? (
        <Button onClick={() => navigate(`/position/${netuid}`)}>
          {t('market.yours')} <Amount base={netuid === 0 ? worth.rootRao : worth.alphaRao} />
        </Button>
      ) : null}
    </div>
  );
}

function Facts({ row, market }: { row: MarketRow; market: Market }) {
  const { t } = useTranslation();
  const sum = (market.rows ?? []).reduce((all, one) => all + (one.emissionRaoPerBlock ?? 0n), 0n);
  const alpha = { netuid: row.netuid, symbol: row.symbol };
  const untold = <span className="faint">{t('market.untold')}</span>;
  const size = (base: bigint | null) => <SizeText base={base} sign />;
  if (row.netuid === 0) return <p className="small quiet">{t('market.rootText')}</p>;
  return (
    <dl className="facts card pad-card">
      <Fact name="marketCap">{size(row.marketCapRao)}</Fact>
      <Fact name="fullyDiluted">{size(row.fullyDilutedRao)}</Fact>
      <Fact name="depth">{size(row.depthRao)}</Fact>
      <Fact name="alphaIn">
        <Amount base={row.alphaInBase} token={alpha} always />
      </Fact>
      <Fact name="alphaOut">
        <Amount base={row.alphaOutBase} token={alpha} always />
      </Fact>
      <Fact name="volume">{size(row.volume24hRao)}</Fact>
      <Flow netuid={row.netuid} />
      <Fact name="emission">
        {row.emissionRaoPerBlock === null
          ? untold
          : t('market.emissionValue', {
              amount: `${shortAmount(row.emissionRaoPerBlock)}${NBSP}${TAU}`,
              share: sum > 0n ? `${percent(row.emissionRaoPerBlock, sum)}${NBSP}%` : '\u2013',
            })}
      </Fact>
      <Fact name="tempo">{row.tempo === null ? untold : t('market.blocks', { count: row.tempo })}</Fact>
      <Fact name="registered">
        {row.registeredAtBlock === null ? (
          untold
        ) : (
          <SinceText
            block={row.registeredAtBlock}
            now={market.source && { block: market.source.block.number, atMs: market.source.atMs }}
          />
        )}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="fact">
      <dt>
        <Explain name={name} label={t(`market.column.${name}`)} />
      </dt>
      <dd className="amount">{children}</dd>
    </div>
  );
}
