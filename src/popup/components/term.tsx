import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermName } from '../features/learn/glossary.js';

export type { TermName } from '../features/learn/glossary.js';

const TermPopover = lazy(() => import('./term-popover.js'));

/** Terms whose own label is among the first words; any other is written where it stands. */
type LabelledTerm = 'impact' | 'tolerance' | 'worstPrice';

type Props = { name: LabelledTerm; children?: ReactNode } | { name: TermName; children: ReactNode };

/** A term of the field with a dotted underline that explains itself. Words and machinery are loaded by the first press. */
export function Term({ name, children }: Props) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="term"
        title={t('terms.open')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {children ?? t(`terms.${name}.label`)}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <TermPopover name={name} anchor={button} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
