import './term-popover.css';
import { Popover } from '@base-ui/react/popover';
import { ArrowRight } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { currentSurface } from '../app/surface.js';
import type { TermName } from '../features/learn/glossary.js';
import { openLearn } from '../features/learn/open-learn.js';
import words from '../i18n/en/terms.json' with { type: 'json' };
import { addWords } from '../i18n/index.js';

addWords(words);

interface Props {
  name: TermName;
  /** The term on the screen, which gets the focus back. */
  anchor: RefObject<HTMLButtonElement | null>;
  onClose(): void;
}

/** Two sentences about a term, and the way to the rest. */
export default function TermPopover({ name, anchor, onClose }: Props) {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  // The approval window has one thing to do, and no Learn to leave it for.
  const hasLearn = currentSurface() !== 'approval';
  return (
    <Popover.Root
      open
      onOpenChange={(open, { event, reason }) => {
        // A press on the term itself is the term's to answer: closing here would let its click open this again.
        const to = event instanceof FocusEvent ? event.relatedTarget : event.target;
        const onTerm = to instanceof Node && anchor.current?.contains(to) === true;
        if (open || (onTerm && reason !== 'escape-key')) return;
        onClose();
        if (reason === 'escape-key') anchor.current?.focus();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={6} collisionPadding={12} className="term-positioner">
          <Popover.Popup className="term-popup" finalFocus={false} data-testid="term-popup">
            <Popover.Title className="strong">{t(`terms.${name}.label`)}</Popover.Title>
            <Popover.Description className="quiet">{t(`terms.${name}.text`)}</Popover.Description>
            {hasLearn ? (
              <button
                type="button"
                className="link term-more"
                onClick={() => {
                  onClose();
                  openLearn(name, path, navigate);
                }}
              >
                {t('terms.more')} <ArrowRight size={14} aria-hidden="true" />
              </button>
            ) : null}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
