import { Popover } from '@base-ui/react/popover';
import { useTranslation } from 'react-i18next';

/** A word of the market that explains itself when pressed; its text stands under `market.about`. */
export function Explain({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  return (
    <Popover.Root>
      <Popover.Trigger className="term" title={t('terms.open', { term: label })}>
        {label}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={12} className="term-positioner">
          <Popover.Popup className="term-popup">
            <Popover.Title className="strong">{label}</Popover.Title>
            <Popover.Description className="quiet">{t(`market.about.${name}`)}</Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
