import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '../../../core/accounts/types.js';
import { type Rao, rao } from '../../../core/amount/money.js';
import type { ErrorCode } from '../../../core/errors/codes.js';
import type { SubnetRow } from '../../../core/stake/types.js';
import type { Settings } from '../../../protocol/ui/settings.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { TAU } from '../../components/format.js';
import { useAct } from '../../components/use-act.js';
import { useAccountPortfolio } from '../../state/selectors.js';
import { rememberForm } from '../operations/form/drafts.js';
import { AmountField } from './amount-field.js';
import { FillChoice } from './fill-choice.js';
import { QuoteLines } from './quote-lines.js';
import { keepDraft, keptDraft, type StakeDraft } from './stake-draft.js';
import { SubnetPicker } from './subnet-picker.js';
import { toleranceLevel } from './tolerance.js';
import { ToleranceField } from './tolerance-field.js';
import { useQuote } from './use-quote.js';
import { type StakeLimits, validateAmount } from './validate-amount.js';
import { ValidatorPicker } from './validator-picker.js';

/** Asked about while no amount is typed, to learn fee, minimum and maximum. */
const PROBE_RAO = 1_000_000_000n;

// Errors about the amount answer a typed amount only: nobody typed the probe.
const ABOUT_AMOUNT: ReadonlySet<ErrorCode> = new Set([
  'stake/amount-too-low',
  'stake/insufficient-balance',
  'quote/no-quote',
]);

/** Half of a small balance leaves room for the fee. */
function probeAmount(spendableRao: bigint | null): Rao {
  if (spendableRao === null || spendableRao >= 2n * PROBE_RAO) return rao(PROBE_RAO);
  return rao(spendableRao / 2n || PROBE_RAO);
}

interface Props {
  account: Account;
  settings: Settings;
  subnets: SubnetRow[];
}

export function StakeForm({ account, settings, subnets }: Props) {
  const { t } = useTranslation();
  const { background } = useServices();
  const [, navigate] = useLocation();
  const act = useAct();
  const portfolio = useAccountPortfolio(account.address);
  const [draft, setDraft] = useState<StakeDraft>(
    () =>
      keptDraft(settings.networkId, account.accountId) ?? {
        networkId: settings.networkId,
        accountId: account.accountId,
        amount: '',
        netuid: null,
        hotkey: null,
        toleranceBps: settings.toleranceBps,
        allowPartial: false,
      },
  );
  const [limits, setLimits] = useState<StakeLimits | null>(null);
  const [stopConfirmed, setStopConfirmed] = useState(false);
  const change = (patch: Partial<StakeDraft>): void => {
    act.clear();
    setDraft((old) => ({ ...old, ...patch }));
  };
  useEffect(() => keepDraft(draft), [draft]);
  useEffect(() => rememberForm('/stake'), []);

  const subnet = subnets.find((row) => row.netuid === draft.netuid) ?? null;
  const checked = validateAmount(draft.amount, limits);
  const asked = checked.ok ? checked.amountRao : probeAmount(portfolio?.balance.spendableRao ?? null);
  const { quote, error, pending } = useQuote(
    draft.netuid === null
      ? null
      : {
          address: account.address,
          hotkey: draft.hotkey,
          netuid: draft.netuid,
          amountRao: asked,
          toleranceBps: draft.toleranceBps,
        },
  );
  useEffect(() => {
    if (quote) setLimits({ minimumRao: quote.minimumStakeRao, maximumRao: quote.maximumRao });
  }, [quote]);

  const level = toleranceLevel(draft.toleranceBps);
  const shownQuote = checked.ok ? quote : null;
  const matches = checked.ok && quote?.amountRao === checked.amountRao && quote.netuid === draft.netuid;
  const ready =
    checked.ok &&
    shownQuote !== null &&
    !pending &&
    matches &&
    draft.hotkey !== null &&
    error === null &&
    (level !== 'stop' || stopConfirmed);

  const review = (): Promise<void> =>
    act.run(async () => {
      if (!ready || !checked.ok || !shownQuote || draft.hotkey === null || draft.netuid === null) return;
      const { approvalId } = await background.call('intents.propose', {
        accountId: account.accountId,
        protect: true,
        intent: {
          kind: 'stake',
          hotkey: draft.hotkey,
          netuid: draft.netuid,
          amountRao: checked.amountRao,
          limitRaoPerAlpha: shownQuote.limitRaoPerAlpha,
          allowPartial: draft.allowPartial,
        },
      });
      navigate(`/approval/${approvalId}`);
    });

  return (
    <form
      className="stake-form"
      onSubmit={(event) => {
        event.preventDefault();
        void review();
      }}
    >
      <div className="stake-scroll scroll">
        <AmountField
          text={draft.amount}
          onChange={(amount) => change({ amount })}
          issue={checked.ok ? null : checked.issue}
          spendableRao={portfolio?.balance.spendableRao ?? null}
          maximumRao={limits?.maximumRao ?? null}
          expected={
            shownQuote && matches && subnet ? { ...shownQuote.expectedAlpha, symbol: subnet.symbol } : null
          }
        />
        <SubnetPicker
          subnets={subnets}
          value={subnet}
          onChange={(netuid) =>
            change({ netuid, hotkey: portfolio?.positions.find((p) => p.netuid === netuid)?.hotkey ?? null })
          }
        />
        {draft.netuid === null ? (
          <p className="quiet small stake-hint">{t('stake.firstTime')}</p>
        ) : (
          <ValidatorPicker
            netuid={draft.netuid}
            value={draft.hotkey}
            onChange={(hotkey) => change({ hotkey })}
          />
        )}
        {error && (checked.ok || !ABOUT_AMOUNT.has(error.code)) ? <ErrorNotice error={error} /> : null}
        {shownQuote && subnet ? (
          <QuoteLines
            quote={shownQuote}
            symbol={subnet.symbol}
            pending={pending}
            matches={matches}
            allowPartial={draft.allowPartial}
          />
        ) : null}
        {draft.netuid === null || draft.netuid === 0 ? null : (
          <>
            <ToleranceField
              bps={draft.toleranceBps}
              onChange={(toleranceBps) => change({ toleranceBps })}
              confirmed={stopConfirmed}
              onConfirmed={setStopConfirmed}
            />
            <FillChoice partial={draft.allowPartial} onChange={(allowPartial) => change({ allowPartial })} />
          </>
        )}
        {act.error ? <ErrorNotice error={act.error} /> : null}
      </div>
      <div className="screen-foot">
        <Button type="submit" look="primary" wide busy={act.busy} aria-disabled={!ready} data-testid="review">
          {act.busy
            ? t('stake.preparing')
            : checked.ok
              ? t('stake.review', { amount: `${draft.amount.trim()}\u00a0${TAU}` })
              : t('stake.reviewEmpty')}
        </Button>
      </div>
    </form>
  );
}
