import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseShared, type SharedAccount } from '../../../../core/routes/shared-call.js';
import { Button } from '../../../components/button.js';
import { Sheet } from '../../../components/sheet.js';
import { Receive } from '../hand/receive.js';

/** An account as another member set it up. */
export function TakeOver({ onTaken }: { onTaken(account: SharedAccount): void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState(false);
  const take = (text: string): void => {
    const shared = parseShared(text);
    // A call names the members as well; which account it is for is then plain, and its call is not what is asked here.
    if (shared.kind !== 'kelvin-account') {
      setWrong(true);
      return;
    }
    setOpen(false);
    onTaken(shared);
  };
  return (
    <>
      <Button
        className="page-command"
        onClick={() => {
          setWrong(false);
          setOpen(true);
        }}
        data-testid="take-over"
      >
        <Inbox size={14} aria-hidden="true" /> {t('shared.takeOver')}
      </Button>
      <Sheet title={t('shared.receive.accountTitle')} open={open} onOpenChange={setOpen}>
        <p className="quiet small">{t('shared.receive.accountText')}</p>
        {open ? (
          <Receive onText={take} remark={wrong ? t('shared.receive.wrongKind.account') : null} />
        ) : null}
      </Sheet>
    </>
  );
}
