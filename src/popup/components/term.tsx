import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

const TermPopover = lazy(() => import('./term-popover.js'));

export type TermName =
  | 'impact'
  | 'tolerance'
  | 'worstPrice'
  | 'alpha'
  | 'exit'
  | 'spot'
  | 'take'
  | 'root'
  | 'partial';

/** A term of the field with a dotted underline that explains itself. The machinery is loaded by the first press. */
export function Term({ name, children }: { name: TermName; children?: ReactNode }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const text = children ?? t(`terms.${name}.label`);
  const plain = (
    <button
      type="button"
      className="term"
      title={t('terms.open', { term: t(`terms.${name}.label`) })}
      onClick={() => setAsked(true)}
    >
      {text}
    </button>
  );
  if (!asked) return plain;
  return (
    <Suspense fallback={plain}>
      <TermPopover name={name}>{text}</TermPopover>
    </Suspense>
  );
}
