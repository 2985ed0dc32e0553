import { useTranslation } from 'react-i18next';
import { aboutBlocks } from '../../../components/blocks.js';
import { Field } from '../../../components/field.js';
import { Segmented } from '../../../components/segmented.js';
import { DELAYS, readBlocks } from '../parts/delay.js';
import { DelayText } from '../parts/delay-text.js';
import { blocksOf, type RightDraft } from './add-draft.js';

interface Props {
  draft: RightDraft;
  onChange(patch: Partial<RightDraft>): void;
}

/** How long before it happens each act has to be announced, and what that is good for. */
export function DelayField({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const blocks = blocksOf(draft);
  return (
    <section className="right-delay">
      <Segmented<string>
        label={t('rights.delay.label')}
        options={[
          ...DELAYS.map((one) => ({
            value: String(one),
            label: one === 0 ? t('rights.delay.none') : t(`rights.delay.b${one}`),
          })),
          { value: 'own', label: t('rights.delay.own') },
        ]}
        value={String(draft.delay)}
        onChange={(value) => onChange({ delay: value === 'own' ? 'own' : Number(value) })}
      />
      {draft.delay === 'own' ? <OwnBlocks draft={draft} onChange={onChange} /> : null}
      {blocks === null ? null : (
        <p className="quiet small" data-testid="delay-says">
          {blocks > 0 ? (
            <>
              <DelayText blocks={blocks} />.{' '}
            </>
          ) : null}
          {t(blocks === 0 ? 'rights.delay.noneText' : 'rights.delay.text')}
        </p>
      )}
    </section>
  );
}

function OwnBlocks({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const { blocks, fault } = readBlocks(draft.ownBlocks);
  return (
    <Field
      label={t('rights.delay.blocks')}
      hint={blocks === null ? undefined : aboutBlocks(t, BigInt(blocks))}
      error={fault ? t(`rights.delay.fault.${fault}`) : undefined}
    >
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          className="input"
          inputMode="numeric"
          autoComplete="off"
          value={draft.ownBlocks}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          data-testid="own-blocks"
          onChange={(event) => onChange({ ownBlocks: event.target.value })}
        />
      )}
    </Field>
  );
}
