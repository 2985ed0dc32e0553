import { CircleAlert, CircleCheck, CircleHelp, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { nameOf } from './naming.js';
import type { Found } from './types.js';

interface Props {
  found: Found | null;
  reading: boolean;
  /** Some of it is not right yet, as the form says. */
  wrong: boolean;
  onClear(): void;
}

/** What was recognised, said at once and aloud. */
export function FoundLine({ found, reading, wrong, onClear }: Props) {
  const { t } = useTranslation();
  const words = useFoundWords(found);
  const unusable = found?.kind === 'unusable';
  const Icon = unusable ? CircleHelp : wrong ? CircleAlert : CircleCheck;
  return (
    <div className="found-line" data-found={found?.kind ?? 'none'} data-testid="found">
      <div className="found-words" role="status">
        {found ? (
          <Icon size={16} aria-hidden="true" className={unusable || wrong ? 'caution' : 'gain'} />
        ) : null}
        <span className={found ? 'strong' : 'faint small'}>
          {reading ? t('import.reading') : (words ?? t('import.waiting'))}
        </span>
      </div>
      {found ? (
        <Button look="ghost" onClick={onClear}>
          <RotateCcw size={14} aria-hidden="true" />
          {t('import.clear')}
        </Button>
      ) : null}
    </div>
  );
}

function useFoundWords(found: Found | null): string | null {
  const { t } = useTranslation();
  if (!found) return null;
  if (found.kind === 'phrase') {
    const typed = found.words.filter((word) => word !== '').length;
    return typed === found.words.length
      ? t('import.saw.words', { count: typed })
      : t('import.saw.wordsBegun');
  }
  if (found.kind === 'files' && found.sources.length > 1)
    return t('import.saw.files', { count: found.sources.length });
  const { key, values } = nameOf(recognisedOf(found));
  return t(key, values);
}

function recognisedOf(found: Exclude<Found, { kind: 'phrase' }>) {
  switch (found.kind) {
    case 'hex':
      return found.secret;
    case 'address':
      return found.address;
    case 'files':
      return found.sources[0]?.row.recognised ?? { kind: 'empty' as const };
    case 'backup':
      return { kind: 'backup' as const };
    case 'unusable':
      return found.recognised;
  }
}
