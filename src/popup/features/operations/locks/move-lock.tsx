import { useTranslation } from 'react-i18next';
import { Amount } from '../../../components/amount.js';
import { Button } from '../../../components/button.js';
import { ValidatorName } from '../../holdings/rewards.js';
import { ValidatorPicker } from '../../stake/validator-picker.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import type { OperationState } from '../form/use-operation.js';
import { useDraft } from '../trade/use-draft.js';
import { LockOutlook, type LockToken } from './lock-outlook.js';

interface Props {
  world: FormWorld;
  netuid: number;
  onLock(): void;
}

/** Takes a lock to another validator. */
export function MoveLock({ world, netuid, onLock }: Props) {
  const { t } = useTranslation();
  const [{ hotkey }, change] = useDraft<{ hotkey: string | null }>(`move-lock ${netuid}`, world, {
    hotkey: null,
  });
  const symbol = world.subnets.find((row) => row.netuid === netuid)?.symbol ?? null;
  const token = { netuid, symbol };
  return (
    <OperationForm
      account={world.account}
      ask={{ kind: 'move-lock', toHotkey: hotkey, netuid }}
      ready={hotkey !== null}
      reviewLabel={() => t('lock.reviewMove')}
      isSaid={hasNone}
      fields={(state) =>
        hasNone(state) ? (
          <section className="empty" data-testid="no-lock">
            <p className="strong">{t('lock.noLock')}</p>
            <p className="quiet small">{t('lock.noLockText')}</p>
            <Button onClick={onLock}>{t('lock.toLock')}</Button>
          </section>
        ) : (
          <>
            <Held state={state} token={token} />
            <ValidatorPicker
              netuid={netuid}
              value={hotkey}
              label={t('lock.moveTo')}
              {...exceptOf(state)}
              onChange={(next) => change({ hotkey: next })}
            />
            <p className="quiet small">{t('lock.moveText')}</p>
          </>
        )
      }
      more={(state) => (hasNone(state) ? null : <LockOutlook state={state} token={token} />)}
    />
  );
}

function hasNone({ quote }: OperationState): boolean {
  return quote?.issue?.code === 'lock/none';
}

function heldWith({ quote }: OperationState): string | null {
  return quote?.detail.kind === 'lock' ? quote.detail.hotkey : null;
}

function exceptOf(state: OperationState): { except?: string } {
  const except = heldWith(state);
  return except === null ? {} : { except };
}

function Held({ state, token }: { state: OperationState; token: LockToken }) {
  const { t } = useTranslation();
  const hotkey = heldWith(state);
  if (state.quote?.detail.kind !== 'lock' || hotkey === null) return null;
  return (
    <dl className="card pad-card facts" data-testid="held-lock">
      <div className="fact">
        <dt>{t('lock.lockedWith')}</dt>
        <dd className="strong">
          <ValidatorName hotkey={hotkey} />
        </dd>
      </div>
      <div className="fact">
        <dt>{t('lock.lockedNow')}</dt>
        <dd>
          <Amount base={state.quote.detail.lockedBase} token={token} always />
        </dd>
      </div>
    </dl>
  );
}
