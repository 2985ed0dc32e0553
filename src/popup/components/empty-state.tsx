import './empty-state.css';
import { ArrowRight, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { openLearn } from '../features/learn/open-learn.js';
import type { LearnSlug } from '../features/learn/slugs.js';
import { Button } from './button.js';

interface Props {
  Icon: LucideIcon;
  /** One sentence: what is missing, and what to do next. */
  text: string;
  /** The one thing to do; left out where there is nothing to press. */
  action?: { label: string; onClick(): void } | undefined;
  /** Entry of Learn that says more. */
  learn?: LearnSlug | undefined;
}

/** What a list shows while there is nothing in it: why, the next step, and where to read on. */
export function EmptyState({ Icon, text, action, learn }: Props) {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  return (
    <div className="empty-state" data-testid="empty-state">
      <span className="empty-state-icon">
        <Icon size={22} aria-hidden="true" />
      </span>
      <p className="empty-state-text">{text}</p>
      {action ? (
        <Button look="primary" onClick={action.onClick}>
          {action.label}
        </Button>
      ) : null}
      {learn ? (
        <button
          type="button"
          className="link small empty-state-learn"
          onClick={() => openLearn(learn, path, navigate)}
        >
          {t('terms.more')} <ArrowRight size={14} aria-hidden="true" />
        </button>
      ) : null}
    </div>
  );
}
