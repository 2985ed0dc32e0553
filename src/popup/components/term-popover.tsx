import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermName } from './term.js';

export default function TermPopover({ name, children }: { name: TermName; children: ReactNode }) {
  const { t } = useTranslation();
  const label = t(`terms.${name}.label`);
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger className="term" title={t('terms.open', { term: label })}>
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={12} className="term-positioner">
          <Popover.Popup className="term-popup">
            <Popover.Title className="strong">{label}</Popover.Title>
            <Popover.Description className="quiet">{t(`terms.${name}.text`)}</Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
