import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { useNow } from '../../state/use-now.js';

/** An error of something that asks for the password: with the seconds until the next attempt, where it carries them. */
export function AttemptError({ error }: { error: ErrorBody }) {
  const retryInMs = Number(error.context.retryInMs ?? 0);
  return (
    <>
      <ErrorNotice error={error} />
      {retryInMs > 0 ? <Countdown key={`${error.code} ${retryInMs}`} retryInMs={retryInMs} /> : null}
    </>
  );
}

function Countdown({ retryInMs }: { retryInMs: number }) {
  const { t } = useTranslation();
  const [untilMs] = useState(() => Date.now() + retryInMs);
  const seconds = Math.ceil((untilMs - useNow(250)) / 1_000);
  return (
    <p role="status" className="quiet small">
      {seconds > 0 ? t('unlock.wait', { seconds }) : null}
    </p>
  );
}
