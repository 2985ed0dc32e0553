import { useTranslation } from 'react-i18next';
import type { AddressPreview } from '../../../../protocol/ui/accounts.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Notice } from '../../../components/notice.js';
import { AddressCard } from '../accounts/address-card.js';
import { FoundBalance } from '../accounts/found-balance.js';
import { useHoldings } from '../use-holdings.js';
import type { Preview } from '../use-previews.js';

/** The address a secret gives, whether it is here already, and what lies behind it; or what is wrong with the secret. */
export function SecretPreview({ preview, label }: { preview: Preview; label: string }) {
  const { t } = useTranslation();
  if (preview.error) return <ErrorNotice error={preview.error} />;
  return (
    <section className="card preview" aria-live="polite" data-testid="preview" data-state={preview.state}>
      {preview.value ? (
        <PreviewedAddress value={preview.value} label={label} />
      ) : (
        <p className="quiet small">
          {t(preview.state === 'working' ? 'import.preview.working' : 'import.preview.empty')}
        </p>
      )}
    </section>
  );
}

/** What is known of an address that a secret gives. */
export function PreviewedAddress({ value, label }: { value: AddressPreview; label: string }) {
  const { t } = useTranslation();
  const holdings = useHoldings([value.address]);
  return (
    <AddressCard accountId={value.accountId} address={value.address} label={label} testId="preview-address">
      <span className="small" data-testid="preview-balance">
        <FoundBalance found={holdings(value.address)} />
      </span>
      {value.presence === 'held' ? <Notice tone="caution">{t('import.presence.held')}</Notice> : null}
      {value.presence === 'watched' ? <Notice tone="note">{t('import.presence.upgrade')}</Notice> : null}
      {value.presence === 'none' ? <span className="row-under">{t('import.preview.compare')}</span> : null}
    </AddressCard>
  );
}
