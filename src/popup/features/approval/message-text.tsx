import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';

/** From here on the end of a text is likely out of sight: its length is said. */
const LONG = 600;

/** The text that will be signed, whole and selectable; a long one scrolls in its own box. Bytes where it is no text. */
export function MessageText({ text, hex }: { text: string | null; hex: string }) {
  const { t } = useTranslation();
  const isLong = (text ?? hex).length > LONG;
  return (
    <section className="card message-card" aria-label={t('approval.message.content')}>
      {text === null ? <p className="quiet small">{t('approval.message.bytes')}</p> : null}
      <pre
        className="message-text scroll"
        dir="auto"
        data-testid={text === null ? 'message-bytes' : 'message-text'}
        // A box that scrolls must be reachable by keyboard.
        tabIndex={isLong ? 0 : undefined}
      >
        {text ?? hex}
      </pre>
      {isLong ? (
        <p className="faint tiny">
          {t('approval.message.long', { number: groupDigits(String((text ?? hex).length)) })}
        </p>
      ) : null}
    </section>
  );
}
