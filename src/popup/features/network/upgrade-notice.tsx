import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { RuntimeUpgrade } from '../../../core/chain/capability.js';
import { Button } from '../../components/button.js';
import { Notice } from '../../components/notice.js';
import words from '../../i18n/en/network.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { isDismissed, rememberDismissed } from './dismissed-upgrade.js';
import { upgradeLine } from './upgrade-words.js';

addWords(words);

/** One line on home: the chain was upgraded, and what that means here. Gone for good once it was dismissed. */
export default function UpgradeNotice({ upgrade }: { upgrade: RuntimeUpgrade }) {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const [dismissedNow, setDismissedNow] = useState<number | null>(null);
  if (dismissedNow === upgrade.atMs || isDismissed(upgrade)) return null;
  const dismiss = (): void => {
    rememberDismissed(upgrade);
    setDismissedNow(upgrade.atMs);
  };
  return (
    <div className="pad-top" role="status" data-testid="upgrade-notice">
      <Notice
        tone="note"
        action={
          <span className="notice-acts">
            <Button onClick={() => navigate('/settings/network/runtime')}>{t('upgrade.details')}</Button>
            <Button look="ghost" onClick={dismiss}>
              {t('upgrade.dismiss')}
            </Button>
          </span>
        }
      >
        {upgradeLine(t, i18n.language, upgrade)}
      </Notice>
    </div>
  );
}
