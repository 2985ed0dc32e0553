import { Eye } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../components/cx.js';

interface Props {
  label: string;
  /** Drawn only while the button is down. */
  shown(): ReactNode;
  /** Stands there while nothing is shown. */
  covered: ReactNode;
  onPress(): void;
}

/**
 * Shows something only while its button is held down, by pointer, Space or Enter; letting go hides it at once. The button
 * stands above what it shows: nothing that appears can move it from under the finger.
 */
export function HoldToShow({ label, shown, covered, onPress }: Props) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
  }, []);
  useEffect(() => {
    if (!held) return;
    const letGo = (): void => setHeld(false);
    window.addEventListener('blur', letGo);
    document.addEventListener('visibilitychange', letGo);
    return () => {
      window.removeEventListener('blur', letGo);
      document.removeEventListener('visibilitychange', letGo);
    };
  }, [held]);
  const press = (): void => {
    setHeld(true);
    onPress();
  };
  const letGo = (): void => setHeld(false);
  return (
    <div className="stack">
      <button
        ref={button}
        type="button"
        className={cx('button', 'button-primary', 'button-wide', 'hold-show')}
        aria-pressed={held}
        data-testid="hold"
        onPointerDown={press}
        onPointerUp={letGo}
        onPointerLeave={letGo}
        onPointerCancel={letGo}
        onContextMenu={(event) => event.preventDefault()}
        onBlur={letGo}
        onKeyDown={(event) => {
          if (event.key !== ' ' && event.key !== 'Enter') return;
          event.preventDefault();
          if (!event.repeat) press();
        }}
        onKeyUp={letGo}
      >
        <Eye size={14} aria-hidden="true" /> {held ? t('export.showing') : label}
      </button>
      <div className="secret" data-testid="secret" data-shown={held}>
        {held ? shown() : covered}
      </div>
    </div>
  );
}
