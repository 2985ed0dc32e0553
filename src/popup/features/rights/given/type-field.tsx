import { useTranslation } from 'react-i18next';
import type { ProxyTypeFacts } from '../../../../core/routes/pending.js';
import { Picker } from '../../../components/picker.js';
import { factsOf, inOrder, RECOMMENDED, rightWords } from '../parts/right-words.js';
import { DangerMark, TypeText } from '../parts/type-view.js';

interface Props {
  types: readonly ProxyTypeFacts[];
  value: string;
  onChange(type: string): void;
}

/** Which right: every type of the runtime that still does something, in plain words, the safe ones first. */
export function TypeField({ types, value, onChange }: Props) {
  const { t } = useTranslation();
  const shown = inOrder(types.filter(({ danger }) => danger !== 'none'));
  const facts = factsOf(types, value);
  return (
    <section className="right-type" aria-label={t('rights.add.type')}>
      <span className="field-label" aria-hidden="true">
        {t('rights.add.type')}
      </span>
      <Picker
        label={t('rights.add.type')}
        placeholder={t('rights.add.type')}
        searchPlaceholder={t('rights.add.searchType')}
        empty={t('rights.add.noType')}
        items={shown}
        value={facts}
        idOf={({ name }) => name}
        textOf={(one) => `${rightWords(t, one).name} (${one.name})`}
        matches={(one, query) => {
          const { name, may } = rightWords(t, one);
          return `${one.name} ${name} ${may}`.toLowerCase().includes(query);
        }}
        onChange={({ name }) => onChange(name)}
        renderItem={(one) => <Row facts={one} />}
        renderValue={(one) => <Row facts={one} />}
        testId="right-type"
      />
      <TypeText facts={facts} />
    </section>
  );
}

function Row({ facts }: { facts: ProxyTypeFacts }) {
  const { t } = useTranslation();
  const { name, may } = rightWords(t, facts);
  return (
    <span className="row-main">
      <span className="right-type-name">
        <span className="row-name right-first">{name}</span>
        {facts.name === RECOMMENDED ? (
          <span className="badge badge-good">{t('rights.add.recommended')}</span>
        ) : (
          <DangerMark danger={facts.danger} />
        )}
      </span>
      <span className="row-under right-type-may">
        <bdi className="mono">{facts.name}</bdi> · {may}
      </span>
    </span>
  );
}
