import './form.css';
import { type ReactNode, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '../../../../core/accounts/types.js';
import type { ErrorCode } from '../../../../core/errors/codes.js';
import type { OperationQuote } from '../../../../core/operations/quote.js';
import type { OperationAsk } from '../../../../core/operations/request.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { RetryButton } from '../../../components/retry-button.js';
import { useAct } from '../../../components/use-act.js';
import { ReviewLabel } from '../../acting/review-label.js';
import { SignedBy } from '../../acting/signed-by.js';
import { useActingOperation } from '../../acting/use-acting-operation.js';
import { AdviceList, type Offer, type Offers } from './advice-list.js';
import { rememberForm } from './drafts.js';
import { PostageOffer } from './postage-offer.js';
import { ProtectionLine } from './protection-line.js';
import { QuoteAge, QuoteTable } from './quote-table.js';
import type { OperationState } from './use-operation.js';
import { ToldError } from './use-stale.js';

interface Props {
  account: Account;
  /** Null while not even bounds can be asked for. */
  ask: OperationAsk | null;
  /** False keeps the review closed for the form's own reasons (nothing typed, a tick missing). */
  ready: boolean;
  /** Words of the review button for the quote at hand, such as "Review: unstake 10 α". */
  reviewLabel(quote: OperationQuote | null): ReactNode;
  /** Fields, above the quote. They get the state to take bounds and expected amounts from. */
  fields(state: OperationState): ReactNode;
  /** Between quote and footer: lines of this operation alone. */
  more?: (state: OperationState) => ReactNode;
  offers?: (state: OperationState) => Offers;
  /** One pool trade, whose lines stand there from the start, with `more` among them. */
  trade?: boolean;
  /** True while a choice is missing without which no answer means anything: the lines wait for it. */
  unasked?: boolean;
  toleranceBps?: number | null;
  allowPartial?: boolean;
  /** What to do about a check that fails, such as taking the largest amount that passes. */
  remedies?: (state: OperationState) => Partial<Record<ErrorCode, Offer>>;
  /** True where the fields say themselves why the check fails: its own words would say it twice. */
  isSaid?: (state: OperationState) => boolean;
  /** Called with the approval's id and waited for before it is shown, for plans that note which step was signed. */
  onProposed?: (approvalId: string) => void | Promise<void>;
  /** Done in place of a review of this very quote, such as saving a plan of several. */
  instead?: (quote: OperationQuote) => Promise<void>;
}

/**
 * The frame of every form that ends in a signature: fields, then what comes of it, what to know, whether it is hidden, and
 * one step to the review. The form never builds a call: it proposes the quote's intent.
 */
export function OperationForm(props: Props) {
  const { t } = useTranslation();
  const { background } = useServices();
  const [path, navigate] = useLocation();
  const act = useAct();
  const [protect, setProtect] = useState(true);
  const [postage, setPostage] = useState<Account | null>(null);
  const { state, acting } = useActingOperation({
    account: props.account,
    ask: props.ask,
    protect,
    postage: protect ? (postage?.address ?? null) : null,
  });
  const { current } = state;
  // Its switch stays while its own press is asked about: whoever pressed it would lose the focus.
  const hidden = current ?? state.quote;
  const { trade = false, unasked = false } = props;
  const more = props.more?.(state);
  const isToldAbove = useContext(ToldError)?.code === state.error?.code;
  useEffect(() => {
    rememberForm(path);
  }, [path]);
  const issue = current?.issue ?? null;
  const remedy = issue ? props.remedies?.(state)[issue.code] : undefined;
  const ready =
    props.ready && current !== null && current.intent !== null && issue === null && state.error === null;

  const review = (): Promise<void> =>
    act.run(async () => {
      if (!ready || !current?.intent) return;
      if (props.instead) return props.instead(current);
      const { approvalId } = await background.call('intents.propose', {
        accountId: props.account.accountId,
        intent: current.intent,
        protect,
        ...(acting.route ? { route: acting.route } : {}),
        ...(protect && postage ? { postage: postage.accountId } : {}),
      });
      await props.onProposed?.(approvalId);
      navigate(`/approval/${approvalId}`);
    });

  return (
    <form
      className="operation-form"
      onSubmit={(event) => {
        event.preventDefault();
        void review();
      }}
    >
      <div className="operation-scroll scroll">
        <SignedBy acting={acting} />
        {props.fields(state)}
        {issue && !props.isSaid?.(state) ? (
          <ErrorNotice
            error={issue}
            action={remedy ? <Button onClick={remedy.onTake}>{remedy.label}</Button> : undefined}
          />
        ) : null}
        {state.error && !isToldAbove ? <ErrorNotice error={state.error} action={<RetryButton />} /> : null}
        {unasked ? null : (
          <QuoteTable
            state={state}
            trade={trade}
            toleranceBps={props.toleranceBps ?? null}
            allowPartial={props.allowPartial ?? false}
          >
            {trade ? more : null}
          </QuoteTable>
        )}
        {trade ? null : more}
        {hidden?.intent ? (
          <ProtectionLine protection={hidden.protection} wanted={protect} onSwitch={setProtect}>
            <PostageOffer
              protection={hidden.protection}
              signer={acting.route?.signer ?? props.account.address}
              chosen={postage}
              onChoose={setPostage}
            />
          </ProtectionLine>
        ) : null}
        {current ? (
          <AdviceList
            advice={current.advice}
            ask={current.request.ask}
            offers={props.offers?.(state) ?? {}}
          />
        ) : null}
        {act.error ? <ErrorNotice error={act.error} /> : null}
      </div>
      <div className="screen-foot">
        <Button type="submit" look="primary" wide busy={act.busy} aria-disabled={!ready} data-testid="review">
          {act.busy ? (
            t('operation.preparing')
          ) : (
            <ReviewLabel option={acting.option}>{props.reviewLabel(current)}</ReviewLabel>
          )}
        </Button>
        <p className="faint tiny foot-note">
          {unasked ? null : <QuoteAge state={state} />}
          <span>{t('operation.noFee')}</span>
        </p>
      </div>
    </form>
  );
}
