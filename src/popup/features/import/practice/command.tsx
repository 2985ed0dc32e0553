import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../../app/services.js';
import { useCopied } from '../../../components/address.js';
import { IconButton } from '../../../components/icon-button.js';

/** A line for the terminal, copied with one press. */
export function Command({ text }: { text: string }) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [copied, markCopied] = useCopied();
  return (
    <span className="command">
      <code>{text}</code>
      <IconButton
        label={t('practice.copy', { command: text })}
        onClick={() => void platform.copy(text).then(markCopied)}
      >
        {copied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
      </IconButton>
      <span className="visually-hidden" role="status">
        {copied ? t('actions.copied') : ''}
      </span>
    </span>
  );
}
