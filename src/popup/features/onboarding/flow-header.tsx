import { ChevronLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/icon-button.js';
import { Steps } from './steps.js';

interface Props {
  title: string;
  /** From 1. */
  step: number;
  of: number;
  onBack(): void;
}

/** Title of a step with the way back to the one before. Each new step is told by its title, which takes the focus. */
export function FlowHeader({ title, step, of, onBack }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  return (
    <>
      <header className="page-header">
        <IconButton label={t('actions.back')} onClick={onBack}>
          <ChevronLeft size={20} aria-hidden="true" />
        </IconButton>
        <h1 className="page-title flow-title" ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      <Steps current={step} total={of} />
    </>
  );
}
