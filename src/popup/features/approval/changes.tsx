import './changes.css';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { Change, Explanation, Param } from '../../../core/explain/types.js';
import { ParamView } from '../../components/param-view.js';
import { AccountText } from './account-text.js';
import { byAccount } from './changes-by-account.js';
import { precisionOf } from './precision-of.js';

/** Longer tables are folded: what stands below them must not be out of reach. */
const MOST_ROWS = 6;

/** What each account has now and will have, and how far that can be trusted. */
export function Changes({ explanation, address }: { explanation: Explanation; address: string }) {
  const { t } = useTranslation();
  const { changes, certainty, atBlock } = explanation;
  const [open, setOpen] = useState(false);
  const groups = byAccount(changes, address, open ? changes.length : MOST_ROWS);
  const named = new Set(changes.map(({ account }) => account)).size > 1 || changes[0]?.account !== address;
  const hidden = changes.length - MOST_ROWS;
  const block = atBlock ? groupDigits(String(atBlock.number)) : '\u2013';
  return (
    <section className="changes" aria-label={t('approval.changes.title')} data-testid="changes">
      {changes.length > 0 ? <h2 className="field-label">{t('approval.changes.title')}</h2> : null}
      {groups.map(({ account, rows }) => (
        <Fragment key={account}>
          {named ? (
            <h3 className="changes-account tiny">
              <AccountText address={account} />
            </h3>
          ) : null}
          <dl className="changes-rows">
            {rows.map((change) => (
              <Row key={keyOf(change)} change={change} />
            ))}
          </dl>
        </Fragment>
      ))}
      {hidden > 0 ? (
        <button type="button" className="link small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('approval.changes.fewer') : t('approval.changes.more', { count: hidden })}
        </button>
      ) : null}
      <p className="faint tiny" data-testid="certainty" data-certainty={certainty}>
        {t(`approval.certainty.${certainty}`, { block })}
      </p>
    </section>
  );
}

function keyOf({ subject }: Change): string {
  return subject.of === 'stake' ? `${subject.netuid} ${subject.hotkey.address}` : subject.of;
}

function Row({ change }: { change: Change }) {
  const { t } = useTranslation();
  const { subject, before, after } = change;
  const sure = after.find(({ bound }) => bound !== 'expected');
  const expected = after.find(({ bound }) => bound === 'expected');
  // Where no more is sure than there is now, what is expected is the news.
  const isNews = !(expected && sure && isSameAmount(sure.value, before));
  const main = isNews ? (sure ?? expected) : expected;
  const precision = precisionOf(before, main?.value ?? null);
  return (
    <div className="change" data-subject={subject.of}>
      <dt>
        <Subject subject={subject} />
        {subject.of === 'reserved' ? <span className="faint tiny"> {t('approval.refundable')}</span> : null}
      </dt>
      <dd>
        <span className="change-line">
          <span className="quiet">
            <Known value={before} precision={precision} />
          </span>{' '}
          <span aria-hidden="true" className="faint">
            {'\u2192'}
          </span>
          <span className="visually-hidden">{t('approval.changes.becomes')}</span>{' '}
          <span className={main === sure ? 'strong' : 'quiet'}>
            {main?.bound === 'at-most' ? `${t('approval.changes.at-most')} ` : null}
            {isNews ? null : `${t('approval.changes.about')} `}
            <Known value={main?.value ?? null} precision={main?.bound === 'at-most' ? 'exact' : precision} />
          </span>
        </span>
        {sure && expected ? (
          <span className="change-line quiet tiny">
            {t(isNews ? 'approval.changes.expected' : 'approval.changes.at-least')}{' '}
            <Known value={isNews ? expected.value : sure.value} precision="short" />
          </span>
        ) : null}
      </dd>
    </div>
  );
}

function isSameAmount(a: Param, b: Param | null): boolean {
  if (a.t === 'tao') return b?.t === 'tao' && a.rao === b.rao;
  return a.t === 'alpha' && b?.t === 'alpha' && a.base === b.base;
}

/** What a row is about: `tao.bot · SN64` for stake. */
function Subject({ subject }: { subject: Change['subject'] }) {
  const { t } = useTranslation();
  if (subject.of !== 'stake') return t(`approval.changes.${subject.of}`);
  return (
    <>
      <ParamView param={subject.hotkey} always />
      {' \u00b7 '}
      <span className="subnet-name">{subject.netuid === 0 ? t('amount.root') : `SN${subject.netuid}`}</span>
    </>
  );
}

/** A value, or that it is not known: never a zero in its place. */
function Known({ value, precision }: { value: Param | null; precision: 'short' | 'exact' }) {
  const { t } = useTranslation();
  if (!value) return <span className="quiet">{t('approval.notKnown')}</span>;
  return <ParamView param={value} precision={precision} always />;
}
