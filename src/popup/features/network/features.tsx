import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeatureState } from '../../../core/chain/capability.js';
import { Segmented } from '../../components/segmented.js';
import { FeatureRow } from './feature-row.js';
import { filterFeatures } from './filter-features.js';
import { useSlash } from './use-slash.js';

/** What is worth knowing comes first: what changed, what is missing, then what works. */
const GROUPS = ['changed', 'unavailable', 'ready'] as const;
const SHOWN = ['all', 'missing'] as const;

/** All features by state, with a search over them and what they stand on. */
export function Features({ features }: { features: readonly FeatureState[] }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [show, setShow] = useState<(typeof SHOWN)[number]>('all');
  const search = useRef<HTMLInputElement>(null);
  useSlash(search);
  const query = text.trim().toLowerCase();
  const found = filterFeatures(
    features,
    { query, onlyMissing: show === 'missing' },
    ({ id }) => `${t(`feature.${id}.name`)} ${t(`feature.${id}.text`)}`,
  );
  const countText = (state: FeatureState['state']) =>
    t(`runtimePage.count.${state}`, { count: features.filter((feature) => feature.state === state).length });
  return (
    <>
      <p className="small quiet" data-testid="feature-counts">
        {(['ready', 'changed', 'unavailable'] as const).map(countText).join(' \u00b7 ')}
      </p>
      <div className="feature-tools">
        <div className="feature-search">
          <Search size={14} aria-hidden="true" className="faint" />
          <input
            ref={search}
            type="search"
            className="feature-query"
            value={text}
            placeholder={t('runtimePage.search')}
            aria-label={t('runtimePage.search')}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <Segmented
          label={t('runtimePage.show')}
          hideLabel
          options={SHOWN.map((value) => ({ value, label: t(`runtimePage.${value}`) }))}
          value={show}
          onChange={(next) => setShow(next)}
        />
      </div>
      <p role="status" className={found.length === 0 ? 'quiet small' : 'visually-hidden'}>
        {found.length === 0 ? t(query === '' ? 'runtimePage.nothingMissing' : 'runtimePage.noMatch') : ''}
      </p>
      {GROUPS.map((state) => (
        <Group
          key={state}
          state={state}
          features={found.filter((feature) => feature.state === state)}
          expanded={query !== ''}
        />
      ))}
    </>
  );
}

interface GroupProps {
  state: FeatureState['state'];
  features: FeatureState[];
  expanded: boolean;
}

function Group({ state, features, expanded }: GroupProps) {
  const { t } = useTranslation();
  if (features.length === 0) return null;
  const id = `features-${state}`;
  return (
    <section aria-labelledby={id} className="settings-section">
      <h2 id={id} className="settings-heading">
        {t(`runtimePage.group.${state}`)} <span className="faint">{features.length}</span>
      </h2>
      {state === 'ready' ? null : <p className="faint tiny">{t(`runtimePage.groupHint.${state}`)}</p>}
      <ul className="card features">
        {features.map((feature) => (
          <FeatureRow key={feature.id} feature={feature} expanded={expanded && features.length <= 5} />
        ))}
      </ul>
    </section>
  );
}
