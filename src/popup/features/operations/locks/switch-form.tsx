import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import type { OperationAsk } from '../../../../core/operations/request.js';
import { Notice } from '../../../components/notice.js';
import { Segmented } from '../../../components/segmented.js';
import { useActingOperation } from '../../acting/use-acting-operation.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import type { OperationState } from '../form/use-operation.js';
import { useDraft } from '../trade/use-draft.js';

interface Props {
  world: FormWorld;
  /** Key of what was chosen. */
  form: string;
  ask(on: boolean): OperationAsk;
  label: string;
  text: string;
  options: { on: string; off: string };
  /** How it is now, in words. */
  now: { on: string; off: string };
  review: { on: string; off: string };
  more?: (state: OperationState) => ReactNode;
}

/** A switch of the chain: how it is now, and the other way offered. */
export function SwitchForm({ world, form, ask, label, text, options, now, review, more }: Props) {
  const { t } = useTranslation();
  const [{ on }, change] = useDraft<{ on: boolean | null }>(form, world, { on: null });
  const isOn = useIsOn(world.account, ask(true));
  const wanted = on ?? isOn !== true;
  const isSame = wanted === isOn;
  return (
    <OperationForm
      account={world.account}
      ask={isOn === null && on === null ? null : ask(wanted)}
      ready
      reviewLabel={() => (wanted ? review.on : review.off)}
      isSaid={({ current }) => isSame && current?.issue?.code === 'stake/already-set'}
      fields={() => (
        <>
          <Notice tone="note">{text}</Notice>
          <dl className="facts" aria-live="polite">
            <div className="fact">
              <dt>{t('lock.now')}</dt>
              <dd data-testid="switch-now">{isOn === null ? '\u2026' : isOn ? now.on : now.off}</dd>
            </div>
          </dl>
          <Segmented
            label={label}
            hideLabel
            options={[
              { value: 'on', label: options.on },
              { value: 'off', label: options.off },
            ]}
            value={wanted ? 'on' : 'off'}
            onChange={(value) => change({ on: value === 'on' })}
          />
          {isSame ? <p className="quiet small">{t('lock.same')}</p> : null}
        </>
      )}
      {...(more ? { more } : {})}
    />
  );
}

/** The check of switching it on says whether it is on; null until it has answered. */
function useIsOn(account: Account, ask: OperationAsk): boolean | null {
  const { current } = useActingOperation({ account, ask, protect: true }).state;
  return current && current.issue?.code === 'stake/already-set';
}
