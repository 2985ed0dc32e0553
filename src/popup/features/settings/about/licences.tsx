import { useTranslation } from 'react-i18next';
import * as v from 'valibot';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import { usePaper } from './use-paper.js';

const licencesSchema = v.object({
  packages: v.array(
    v.object({ name: v.string(), version: v.string(), licence: v.string(), text: v.nullable(v.number()) }),
  ),
  /** Each text once: dozens of packages share a few. */
  texts: v.array(v.string()),
});

/** Whose work Kelvin stands on, and on what terms. Written from the packages themselves when this one was built. */
export default function Licences() {
  const { t } = useTranslation();
  const paper = usePaper('licences.json');
  if (paper.error) return <ErrorNotice error={paper.error} />;
  if (paper.value === null) return <Skeleton rows={6} />;
  const { packages, texts } = v.parse(licencesSchema, JSON.parse(paper.value));
  return (
    <div className="paper small" data-testid="licences">
      <p className="quiet">{t('settings.licencesText', { count: packages.length })}</p>
      <ul className="licence-list" lang="en">
        {packages.map(({ name, version, licence, text }) => (
          <li key={`${name}@${version}`}>
            <details className="details">
              <summary>
                <span className="break">
                  <strong>{name}</strong> <span className="quiet">{`${version} · ${licence}`}</span>
                </span>
              </summary>
              {text === null ? null : <pre className="licence-text mono">{texts[text]}</pre>}
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}
