import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Section } from '../section.js';

const PAGES = [
  ['accounts', '/accounts'],
  ['contacts', '/contacts'],
  ['sites', '/settings/sites'],
  ['backup', '/settings/backup'],
] as const;

/** The pages about what the wallet holds. */
export function WalletSection() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <Section title={t('settings.wallet')}>
      <ul className="settings-pages">
        {PAGES.map(([name, path]) => (
          <li key={name}>
            <button type="button" className="settings-page" onClick={() => navigate(path)}>
              <span className="row-main">
                <span className="row-name">{t(`settings.pages.${name}`)}</span>
                <span className="row-under">{t(`settings.pages.${name}Text`)}</span>
              </span>
              <ChevronRight size={16} aria-hidden="true" className="faint" />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
