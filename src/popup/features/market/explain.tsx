import { Popover } from '@base-ui/react/popover';
import { useTranslation } from 'react-i18next';
import { Term, type TermName } from '../../components/term.js';

/** Words of the market that have their entry in the glossary. */
const IN_GLOSSARY: Readonly<Partial<Record<string, TermName>>> = {
  marketCap: 'marketCap',
  fullyDiluted: 'fullyDiluted',
  depth: 'pool',
  volume: 'volume',
  emission: 'emission',
  tempo: 'tempo',
};

/** A word of the market that explains itself when pressed: from the glossary, or with its text under `market.about`. */
export function Explain({ name, label, about }: { name: string; label: string; about?: string }) {
  const { t } = useTranslation();
  const term = IN_GLOSSARY[name];
  if (term) return <Term name={term}>{label}</Term>;
  return (
    <Popover.Root>
      <Popover.Trigger className="term" title={t('terms.open', { term: label })}>
        {label}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={12} className="term-positioner">
          <Popover.Popup className="term-popup">
            <Popover.Title className="strong">{label}</Popover.Title>
            <Popover.Description className="quiet">{about ?? t(`market.about.${name}`)}</Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
