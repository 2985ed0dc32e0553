import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { useAct } from '../../components/use-act.js';
import { useQueue } from './queue.js';

/**
 * Ways to refuse more than this one: all that waits, all of a site that keeps asking, and that site for good. A site that
 * asks to be let in can be sent away for good at once.
 */
export function RefuseMore({ view }: { view: ApprovalView }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const queue = useQueue();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const { origin } = view.requester;
  if (!queue || origin === null) return null;

  const repeated = queue.isRepeated(view.id, origin);
  const several = queue.total > 1;
  const offersBlock = repeated || view.kind === 'connect';
  if (!several && !offersBlock) return null;
  const reject = (of: string | null, block: boolean): void => {
    void act.run(async () => {
      await background.call('approvals.rejectAll', {
        origin: of,
        ...(block ? { block: true as const } : {}),
      });
      queue.onRejected(of);
    });
  };

  if (asking)
    return (
      <fieldset className="refuse-block" data-testid="block-question">
        <legend className="visually-hidden">{t('approval.block.offer')}</legend>
        <p className="small">
          <strong>
            <bdi>{t('approval.block.ask', { host: new URL(origin).host })}</bdi>
          </strong>{' '}
          <span className="quiet">{t('approval.block.text')}</span>
        </p>
        {act.error ? <ErrorNotice error={act.error} /> : null}
        <div className="refuse-answers">
          <Button onClick={() => setAsking(false)}>{t('approval.block.no')}</Button>
          <Button busy={act.busy} data-testid="block-site" onClick={() => reject(origin, true)}>
            {t('approval.block.yes')}
          </Button>
        </div>
      </fieldset>
    );
  return (
    <>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <p className="refuse-more">
        {several ? (
          <button type="button" data-testid="reject-all" onClick={() => reject(null, false)}>
            {t('approval.rejectAll', { count: queue.total })}
          </button>
        ) : null}
        {several && repeated ? (
          <button type="button" data-testid="reject-site" onClick={() => reject(origin, false)}>
            {t('approval.rejectSite')}
          </button>
        ) : null}
        {offersBlock ? (
          <button type="button" data-testid="offer-block" onClick={() => setAsking(true)}>
            {t('approval.block.offer')}
          </button>
        ) : null}
      </p>
    </>
  );
}
