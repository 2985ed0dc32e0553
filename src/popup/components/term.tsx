import { lazy, type ReactNode, Suspense } from 'react';
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

/** A term of the field with a dotted underline that explains itself. The explanation is loaded with its first use. */
export function Term({ name, children }: { name: TermName; children?: ReactNode }) {
  const { t } = useTranslation();
  const text = children ?? t(`terms.${name}.label`);
  return (
    <Suspense fallback={<span className="term">{text}</span>}>
      <TermPopover name={name}>{text}</TermPopover>
    </Suspense>
  );
}
