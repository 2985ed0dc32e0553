import { useTranslation } from 'react-i18next';
import { ShortAddress } from '../../components/address.js';
import { Button } from '../../components/button.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import type { ListedValidator } from './validator-rows.js';

interface Props {
  compared: readonly string[];
  rows: readonly ListedValidator[];
  onClear(): void;
  onOpen(): void;
}

/** What was picked for comparing, and the way on once there are two. */
export function CompareBar({ compared, rows, onClear, onOpen }: Props) {
  const { t } = useTranslation();
  return (
    <section className="compare-bar" aria-label={t('validators.compare')} data-testid="compare-bar">
      <ul className="compare-picked">
        {compared.map((hotkey) => {
          const name = rows.find((row) => row.hotkey === hotkey)?.name;
          return (
            <li key={hotkey}>
              <Identicon seed={hotkey} size={20} />
              <span className="truncate small">
                {name ? <Outside text={name} /> : <ShortAddress address={hotkey} />}
              </span>
            </li>
          );
        })}
      </ul>
      <span className="visually-hidden" role="status">
        {t('validators.picked', { count: compared.length })}
      </span>
      <Button look="ghost" onClick={onClear}>
        {t('validators.clear')}
      </Button>
      {compared.length === 2 ? (
        <Button look="primary" onClick={onOpen}>
          {t('validators.compare')}
        </Button>
      ) : (
        <span className="small faint">{t('validators.pickAnother')}</span>
      )}
    </section>
  );
}
