import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ageText } from '../../../components/age.js';
import { Identicon } from '../../../components/identicon.js';
import { Outside } from '../../../components/outside.js';
import { useNow } from '../../../state/use-now.js';
import { ExchangeTag } from '../../contacts/exchange-tag.js';
import { VerifiedMark } from '../../contacts/verified-mark.js';
import type { Verdict } from './judge.js';

type Judged = Extract<Verdict, { kind: 'account' }>;

/** The address as a face and what this wallet knows of it. */
export function StandingLine({ verdict }: { verdict: Judged }) {
  const { t } = useTranslation();
  return (
    <div className="standing" data-standing={verdict.standing.kind}>
      <Identicon seed={verdict.accountId} size={28} />
      <div className="row-main">
        <Said standing={verdict.standing} />
      </div>
      {verdict.facts.state === 'pending' ? (
        <span className="faint tiny">{t('recipient.checking')}</span>
      ) : null}
    </div>
  );
}

function Said({ standing }: { standing: Judged['standing'] }) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  switch (standing.kind) {
    case 'own':
      return <Lines first={<Outside text={standing.name} />} second={t('recipient.own')} />;
    case 'contact':
      return (
        <Lines
          first={
            <span className="standing-name">
              <Outside text={standing.name} className="truncate" />
              {standing.verified ? <VerifiedMark /> : null}
              {standing.exchange ? <ExchangeTag /> : null}
            </span>
          }
          second={
            <>
              {t(standing.verified ? 'recipient.verifiedContact' : 'recipient.contact')}
              {standing.note ? (
                <>
                  {' \u00b7 '}
                  <Outside text={standing.note} />
                </>
              ) : null}
            </>
          }
        />
      );
    case 'sent':
      return (
        <Lines
          first={t('recipient.sent')}
          second={t(standing.here ? 'recipient.sentText' : 'recipient.sentElsewhere', {
            count: standing.times,
            age: ageText(t, standing.lastAtMs, now),
          })}
        />
      );
    case 'paid':
      return (
        <Lines
          first={t('recipient.sent')}
          second={t('recipient.paidText', { age: ageText(t, standing.lastAtMs, now) })}
        />
      );
    case 'new':
      return <Lines first={t('recipient.new')} second={t('recipient.newText')} />;
  }
}

function Lines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <>
      <span className="row-name truncate">{first}</span>
      <span className="row-under">{second}</span>
    </>
  );
}
