import './hold-button.css';
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from './cx.js';

interface Props {
  holdMs: number;
  onHeld(): void;
  disabled?: boolean;
  className?: string;
  children: ReactNode;
  /** Shown while holding. */
  holding?: ReactNode;
  testId?: string;
  inert?: boolean;
}

/** Acts only after it was held down without a break, by pointer, Space or Enter. Losing focus lets go. */
export function HoldButton({ holdMs, onHeld, disabled, className, children, holding, testId, inert }: Props) {
  const [held, setHeld] = useState(false);
  const act = useRef(onHeld);
  act.current = onHeld;

  useEffect(() => {
    if (!held) return;
    const timer = setTimeout(() => {
      setHeld(false);
      act.current();
    }, holdMs);
    const letGo = (): void => setHeld(false);
    window.addEventListener('blur', letGo);
    document.addEventListener('visibilitychange', letGo);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('blur', letGo);
      document.removeEventListener('visibilitychange', letGo);
    };
  }, [held, holdMs]);

  const press = (): void => {
    if (!disabled) setHeld(true);
  };
  const letGo = (): void => setHeld(false);
  const style = { '--hold': `${holdMs}ms` } as CSSProperties;
  return (
    <button
      type="button"
      aria-disabled={disabled || undefined}
      className={cx('button', 'hold-button', held && 'hold-button-held', className)}
      style={style}
      data-testid={testId}
      data-inert={inert}
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
      <span className="hold-fill" aria-hidden="true" />
      <HoldLabel held={held} holding={holding}>
        {children}
      </HoldLabel>
    </button>
  );
}

/** Both texts take their room at all times: a button that shrank while held would slip from under the pointer. */
function HoldLabel({ held, holding, children }: { held: boolean; holding: ReactNode; children: ReactNode }) {
  if (!holding) return <span className="hold-label">{children}</span>;
  return (
    <span className="hold-label">
      <span className={cx(held && 'hold-away')} aria-hidden={held || undefined}>
        {children}
      </span>
      <span className={cx(!held && 'hold-away')} aria-hidden={!held || undefined}>
        {holding}
      </span>
    </span>
  );
}
