import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../core/errors/wallet-error.js';
import { CopyDetails } from './copy-details.js';
import { EmergencyLink } from './emergency-link.js';
import { errorParts } from './error-text.js';
import { Notice, type NoticeTone } from './notice.js';

interface Props {
  error: ErrorBody;
  tone?: NoticeTone;
  action?: ReactNode;
}

/** An error in its three parts; its particulars can be copied for whoever is asked for help. */
export function ErrorNotice({ error, tone = 'caution', action }: Props) {
  const { t } = useTranslation();
  const parts = errorParts(t, error);
  // Its words name the page: it is one press away.
  const remedy =
    error.code === 'account/swap-announced' ? (
      <>
        {action} <EmergencyLink />
      </>
    ) : (
      action
    );
  return (
    <Notice tone={tone} title={parts.what} action={remedy} aside={<CopyDetails about={error} brief />} alert>
      <span data-error-code={error.code}>
        {parts.detail ? `${parts.detail} ` : ''}
        {parts.lost} {parts.next}
      </span>
    </Notice>
  );
}
