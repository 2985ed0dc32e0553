import { useTranslation } from 'react-i18next';
import * as v from 'valibot';
import { Disclosure } from '../../../components/disclosure.js';
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
        {packages.map(({ name, version, licence, text }) => {
          const line = (
            <span className="break">
              <strong>{name}</strong> <span className="quiet">{`${version} · ${licence}`}</span>
            </span>
          );
          return (
            <li key={`${name}@${version}`}>
              {/* A package without a text of its own has nothing to unfold. */}
              {text === null ? (
                <div className="licence-line">{line}</div>
              ) : (
                <Disclosure summary={line}>
                  <pre className="licence-text mono">{texts[text]}</pre>
                </Disclosure>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
