import { useTranslation } from 'react-i18next';
import type { ProxyTypeFacts, RightDanger } from '../../../../core/routes/pending.js';
import { cx } from '../../../components/cx.js';
import { Disclosure } from '../../../components/disclosure.js';
import { Notice } from '../../../components/notice.js';
import { rightWords } from './right-words.js';

/** How far a right reaches, as a word; the gravest stand out. */
export function DangerMark({ danger }: { danger: RightDanger }) {
  const { t } = useTranslation();
  const isGrave = danger === 'total' || danger === 'escalates';
  return (
    <span
      className={cx('badge', isGrave && 'badge-danger', danger === 'high' && 'badge-caution')}
      data-danger={danger}
    >
      {t(`rights.danger.${danger}`)}
    </span>
  );
}

/** What a type may do and what not, what to fear, and the calls the runtime lists. */
export function TypeText({ facts }: { facts: ProxyTypeFacts }) {
  const { t } = useTranslation();
  const { may, cannot, warning } = rightWords(t, facts);
  const isGrave = facts.danger === 'total' || facts.danger === 'escalates';
  return (
    <div className="right-type-text" data-testid="type-text">
      <p>
        <span className="quiet">{t('rights.may')}</span> {may}
      </p>
      {cannot ? (
        <p>
          <span className="quiet">{t('rights.cannot')}</span> {cannot}
        </p>
      ) : null}
      {warning ? <Notice tone={isGrave ? 'danger' : 'caution'}>{warning}</Notice> : null}
      <CallList facts={facts} />
    </div>
  );
}

/** The exact calls, as the runtime spells them. */
function CallList({ facts: { allowed, except, source } }: { facts: ProxyTypeFacts }) {
  const { t } = useTranslation();
  if (source === 'unknown' || (allowed.length === 0 && except.length === 0))
    return source === 'unknown' ? <p className="faint tiny">{t('rights.calls.unknown')}</p> : null;
  const isAll = allowed.includes('*');
  return (
    <Disclosure summary={t('rights.calls.more')}>
      <div className="right-calls">
        {isAll ? (
          <p className="small">{t(except.length > 0 ? 'rights.calls.allBut' : 'rights.calls.all')}</p>
        ) : (
          <Calls names={allowed} />
        )}
        {!isAll && except.length > 0 ? <p className="small">{t('rights.calls.but')}</p> : null}
        <Calls names={except} />
        {isAll && allowed.length > 1 ? (
          <>
            <p className="small">{t('rights.calls.yet')}</p>
            <Calls names={allowed.filter((name) => name !== '*')} />
          </>
        ) : null}
        <p className="faint tiny">{t(`rights.calls.source.${source}`)}</p>
      </div>
    </Disclosure>
  );
}

function Calls({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <ul className="right-call-list">
      {names.map((name) => (
        <li key={name}>
          <bdi className="mono tiny break">{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
