import './acting.css';
import './words.js';
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Filled } from '../../components/param-view.js';
import { Sheet } from '../../components/sheet.js';
import { useAccountParam } from './names.js';
import { SignsText, StepTexts, useDue, useOutcome } from './option-text.js';
import { PathOptions } from './path-options.js';
import { routeKey } from './pick.js';
import type { Acting } from './use-acting.js';

/** Under a form's head: who signs and in which capacity, who pays, what it comes to, and the way to another choice. */
export function SignedBy({ acting }: { acting: Acting }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const param = useAccountParam();
  const { state, option, options, error } = acting;
  if (state === 'self') return null;
  if (state === 'asking')
    return (
      <p className="quiet small" role="status">
        {t('acting.asking')}
      </p>
    );
  if (!option) return <ErrorNotice error={error ?? { code: 'route/none', context: {} }} />;
  return (
    <section className="acting" aria-label={t('acting.sheet')} data-testid="signed-by">
      <div className="acting-line">
        <PenLine size={14} aria-hidden="true" />
        <span className="acting-who">
          <span>
            <SignsText option={option} />
          </span>
          <StepTexts option={option} />
        </span>
        {options.length > 1 ? (
          <button
            type="button"
            className="link small"
            aria-label={t('acting.changeName')}
            onClick={() => setOpen(true)}
          >
            {t('acting.change')}
          </button>
        ) : null}
      </div>
      {option.route.steps.length > 0 ? (
        <>
          <Consequence acting={acting} />
          <p className="acting-note">
            <Filled template={t('acting.feeBy')} params={{ who: param(option.route.signer) }} />
          </p>
        </>
      ) : null}
      <Sheet title={t('acting.sheet')} open={open} onOpenChange={setOpen}>
        <div className="acting-sheet scroll">
          <PathOptions
            legend={t('acting.sheet')}
            hideLegend
            options={options}
            chosen={routeKey(option.route)}
            onChoose={acting.choose}
          />
          <Button look="primary" wide onClick={() => setOpen(false)}>
            {t('acting.done')}
          </Button>
        </div>
      </Sheet>
    </section>
  );
}

/** What signing now does not do yet. */
function Consequence({ acting: { option } }: { acting: Acting }) {
  const { t } = useTranslation();
  const outcome = useOutcome();
  const due = useDue(option?.delayBlocks ?? 0);
  if (!option || (option.delayBlocks === 0 && option.moreApprovals === 0 && option.may === 'yes'))
    return null;
  return (
    <p className="acting-note" data-testid="acting-outcome">
      {option.delayBlocks > 0 && due ? t('acting.announceNow', due) : outcome(option)}
    </p>
  );
}
