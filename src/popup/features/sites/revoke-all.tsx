import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { Sheet } from '../../components/sheet.js';

/** Ends every permission, after one question. */
export function RevokeAll({ count, onRevoke }: { count: number; onRevoke(): void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="revoke-all" onClick={() => setOpen(true)}>
        {t('sites.revokeAll')}
      </Button>
      <Sheet title={t('sites.revokeAllTitle', { count })} open={open} onOpenChange={setOpen}>
        <p className="quiet">{t('sites.revokeAllText')}</p>
        <Button
          look="primary"
          wide
          onClick={() => {
            setOpen(false);
            onRevoke();
          }}
        >
          {t('sites.revokeAll')}
        </Button>
      </Sheet>
    </>
  );
}
