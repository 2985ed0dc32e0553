import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import type { Recognised } from '../../../core/keyfiles/recognise/index.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Notice } from '../../components/notice.js';

/** Something that cannot be imported: what it seems to be, and what to do instead. */
export function Unusable({ recognised }: { recognised: Recognised }) {
  const { t } = useTranslation();
  const problem = problemOf(recognised);
  if (problem) return <ErrorNotice error={problem} />;
  const key = recognised.kind === 'unknown' ? `unknown.${recognised.saw}` : keyOf(recognised);
  return (
    <Notice tone={key === 'unknown.private-pem' ? 'caution' : 'note'} alert>
      {t(`import.instead.${key}`)}
    </Notice>
  );
}

function problemOf(recognised: Recognised): ErrorBody | null {
  return 'problem' in recognised ? recognised.problem : null;
}

function keyOf(recognised: Recognised): string {
  return recognised.kind === 'hex' ? recognised.form : recognised.kind;
}
