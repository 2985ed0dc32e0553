import { ArrowDownWideNarrow, ArrowUpNarrowWide } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../components/checkbox.js';
import { IconButton } from '../../components/icon-button.js';
import { Segmented } from '../../components/segmented.js';
import { Select } from '../../components/select-field.js';
import { cleanText } from '../../components/untrusted.js';
import { useChainStore } from '../../state/chain-store.js';
import { openHash } from './use-hash-query.js';
import { firstOrder, SORTS } from './validator-rows.js';
import { useValidatorView } from './validator-view.js';

/** Which validators, of which subnet, in which order. */
export function ValidatorChoices({ netuid, withSort }: { netuid: number | null; withSort: boolean }) {
  const { t } = useTranslation();
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets);
  const { mine, withoutWholeTake, sort, look } = useValidatorView();
  const Arrow = sort.descending ? ArrowDownWideNarrow : ArrowUpNarrowWide;
  const sorts = SORTS.filter((key) => (netuid === null ? true : key !== 'subnets'));
  return (
    <>
      <Segmented<'all' | 'mine'>
        label={t('validators.show')}
        hideLabel
        value={mine ? 'mine' : 'all'}
        options={[
          { value: 'all', label: t('market.filter.all') },
          { value: 'mine', label: t('market.filter.mine') },
        ]}
        onChange={(value) => look({ mine: value === 'mine' })}
      />
      <span className="market-more">
        <label className="market-choice">
          <span className="visually-hidden">{t('validators.onSubnet')}</span>
          <Select
            value={netuid === null ? '' : String(netuid)}
            options={[
              { value: '', label: t('validators.wholeChain') },
              ...(subnets ?? []).map((subnet) => ({
                value: String(subnet.netuid),
                label:
                  subnet.netuid === 0
                    ? t('amount.root')
                    : t('validators.subnetOption', { netuid: subnet.netuid, name: cleanText(subnet.name) }),
              })),
            ]}
            onChange={(value) => openHash('/validators', value === '' ? {} : { netuid: value })}
          />
        </label>
        {withSort ? (
          <span className="market-sort">
            <label className="market-choice">
              <span className="visually-hidden">{t('market.sortBy')}</span>
              <Select
                value={sort.key}
                options={sorts.map((key) => ({ value: key, label: t(`validators.column.${key}`) }))}
                onChange={(key) => look({ sort: firstOrder(key) })}
              />
            </label>
            <IconButton
              label={t(sort.descending ? 'market.largestFirst' : 'market.smallestFirst')}
              onClick={() => look({ sort: { ...sort, descending: !sort.descending } })}
            >
              <Arrow size={16} aria-hidden="true" />
            </IconButton>
          </span>
        ) : null}
        <label className="vl-check small">
          <Checkbox
            checked={withoutWholeTake}
            onChange={() => look({ withoutWholeTake: !withoutWholeTake })}
          />
          {t('validators.withoutWholeTake')}
        </label>
      </span>
    </>
  );
}
