import { CircleAlert, CircleCheck, CircleMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CapabilityItem, FeatureState } from '../../../core/chain/capability.js';
import { Disclosure } from '../../components/disclosure.js';
import { itemName } from './filter-features.js';

const MARKS = { ready: CircleCheck, changed: CircleAlert, unavailable: CircleMinus };

/** One thing a person can do, opening to what it stands on. `expanded`: a search found something inside. */
export function FeatureRow({ feature, expanded }: { feature: FeatureState; expanded: boolean }) {
  const { t } = useTranslation();
  const Mark = MARKS[feature.state];
  return (
    <li className={`feature feature-${feature.state}`} data-feature={feature.id} data-state={feature.state}>
      <Disclosure
        open={expanded || undefined}
        summary={
          <>
            <Mark size={16} aria-hidden="true" className="feature-mark" />
            <span className="row-main">
              <span className="row-name">
                {t(`feature.${feature.id}.name`)}
                <span className="visually-hidden">{`: ${t(`runtimePage.group.${feature.state}`)}`}</span>
              </span>
              <span className="feature-text">{t(`feature.${feature.id}.text`)}</span>
            </span>
          </>
        }
      >
        <ul className="items" aria-label={t('runtimePage.items')}>
          {feature.items.map((item) => (
            <Item key={`${item.kind} ${itemName(item)}`} item={item} />
          ))}
        </ul>
      </Disclosure>
    </li>
  );
}

function Item({ item }: { item: CapabilityItem }) {
  const { t } = useTranslation();
  return (
    <li className={`item item-${item.state}`}>
      <bdi className="mono tiny item-name">
        {item.pallet === '' ? null : (
          <>
            {item.pallet}.<wbr />
          </>
        )}
        {item.name}
      </bdi>
      <span className="tiny item-state">{t(`runtimePage.item.${item.state}`)}</span>
      <span className="faint tiny item-kind">{t(`runtimePage.kind.${item.kind}`)}</span>
    </li>
  );
}
