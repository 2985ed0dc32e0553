import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import type { OperationQuote } from '../../../core/operations/quote.js';
import { Amount } from '../../components/amount.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { HoldButton } from '../../components/hold-button.js';
import { Notice } from '../../components/notice.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { SignedBy } from '../acting/signed-by.js';
import { useActingOperation } from '../acting/use-acting-operation.js';
import { EvacuateAdvice, Leaves, Stays } from './evacuate-parts.js';
import { Fact, Preview } from './preview.js';
import { SafeAddressEditor } from './safe-address-editor.js';
import { FullAddress, useSafeStanding } from './safe-address-view.js';
import { useReview } from './use-review.js';

/** As long as a dangerous act is held elsewhere, ms. */
const HOLD_MS = 1_500;

/** Moves everything that can leave to the address chosen before, shown in full. */
export function EvacuateStep({ account }: { account: Account }) {
  const { t } = useTranslation();
  const safe = useWalletStore((s) => s.settings?.safeAddress ?? null);
  const [editing, setEditing] = useState(false);
  const { state, acting } = useActingOperation({
    account,
    ask: { kind: 'evacuate', to: safe },
    protect: false,
  });
  const { current, error } = state;
  const { review, busy, error: failed } = useReview(account, acting.route);
  const intent = editing ? null : (current?.intent ?? null);
  return (
    <>
      <SignedBy acting={acting} />
      {safe === null ? <Notice tone="note">{t('emergency.step.evacuate.none')}</Notice> : null}
      {safe === null || editing ? (
        <SafeAddressEditor
          account={account}
          current={safe}
          onDone={() => setEditing(false)}
          {...(safe === null ? {} : { onCancel: () => setEditing(false) })}
        />
      ) : (
        <SafePlace account={account} address={safe} onChange={() => setEditing(true)} />
      )}
      <Preview
        account={account}
        quote={current}
        changes={t('emergency.step.evacuate.changes')}
        cannot={t('emergency.step.evacuate.cannot')}
      >
        {current ? (
          <>
            <Fact name={t('emergency.step.evacuate.leaves')}>
              <Leaves pays={current.pays} />
            </Fact>
            <Fact name={t('emergency.step.evacuate.stays')}>
              <Rest quote={current} />
            </Fact>
          </>
        ) : null}
      </Preview>
      {current ? <EvacuateAdvice quote={current} /> : null}
      {current?.issue ? <ErrorNotice error={current.issue} /> : null}
      {error ? <ErrorNotice error={error} /> : null}
      {failed ? <ErrorNotice error={failed} /> : null}
      <div className="step-act">
        <HoldButton
          holdMs={HOLD_MS}
          className="button-wide"
          disabled={intent === null || busy}
          holding={t('emergency.step.evacuate.holding')}
          onHeld={() => void (intent && review(intent))}
          testId="review-evacuate"
        >
          {t('emergency.step.evacuate.review')}
        </HoldButton>
      </div>
    </>
  );
}

function SafePlace(props: { account: Account; address: string; onChange(): void }) {
  const { t } = useTranslation();
  const { account, address, onChange } = props;
  const standing = useSafeStanding(address, account);
  return (
    <div className="safe-place">
      <p className="small">{t('emergency.step.evacuate.compare')}</p>
      <FullAddress address={address} name={standing.name} />
      {standing.warning ? <Notice tone="caution">{t(`emergency.safe.${standing.warning}`)}</Notice> : null}
      <button type="button" className="link small" onClick={onChange}>
        {t('emergency.safe.change')}
      </button>
    </div>
  );
}

/** Positions with their reasons, and the TAO that deposits and the smallest balance keep. */
function Rest({ quote }: { quote: OperationQuote }) {
  const { t } = useTranslation();
  const { available, maximum } = quote.bounds;
  const skipped = quote.detail.kind === 'skipped' ? quote.detail.skipped : [];
  const fee = quote.networkFeeRao ?? 0n;
  const rest = (available ?? 0n) - (maximum ?? 0n) - fee;
  const isLater = quote.intent?.kind === 'batch' && maximum === 0n;
  if (skipped.length === 0 && rest <= 0n) return t('emergency.step.evacuate.nothing');
  return (
    <>
      {rest > 0n ? (
        <span className="stays-tao">
          <Amount base={rest} always />{' '}
          <span className="faint">{isLater ? null : t('emergency.step.evacuate.staysTao')}</span>
        </span>
      ) : null}
      <Stays skipped={skipped} />
      {isLater ? <span>{t('emergency.step.evacuate.later')}</span> : null}
    </>
  );
}
