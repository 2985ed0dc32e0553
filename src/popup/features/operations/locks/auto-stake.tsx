import '../rewards/words.js';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { Notice } from '../../../components/notice.js';
import { ValidatorName } from '../../holdings/rewards.js';
import { SubnetPicker } from '../../stake/subnet-picker.js';
import { ValidatorPicker } from '../../stake/validator-picker.js';
import { OperationForm } from '../form/operation-form.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import type { OperationState } from '../form/use-operation.js';
import { useDraft } from '../trade/use-draft.js';

/** Where mining rewards of own hotkeys are staked. */
export default function AutoStake() {
  const { t } = useTranslation();
  const { netuid: text } = useParams<{ netuid?: string }>();
  return (
    <OperationScreen title={t('autoStake.title')} features={['auto-stake']}>
      {(world) => (
        <Form
          key={`${world.account.accountId} ${world.settings.networkId} ${text}`}
          world={world}
          first={text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null}
        />
      )}
    </OperationScreen>
  );
}

function Form({ world, first }: { world: FormWorld; first: number | null }) {
  const { t } = useTranslation();
  const [{ netuid, hotkey }, change] = useDraft<{ netuid: number | null; hotkey: string | null }>(
    `auto-stake ${first ?? ''}`,
    world,
    { netuid: first, hotkey: null },
  );
  return (
    <OperationForm
      account={world.account}
      ask={netuid === null ? null : { kind: 'auto-stake', netuid, hotkey }}
      ready={hotkey !== null}
      reviewLabel={() => t('autoStake.review')}
      fields={(state) => (
        <>
          <Notice tone="note">
            {t('autoStake.what')} {t('autoStake.notOwn')}
          </Notice>
          <SubnetPicker
            subnets={world.subnets.filter((row) => row.netuid !== 0)}
            value={world.subnets.find((row) => row.netuid === netuid) ?? null}
            onChange={(next) => change({ netuid: next, hotkey: null })}
          />
          {netuid === null ? null : (
            <>
              <Now state={state} netuid={netuid} />
              <ValidatorPicker netuid={netuid} value={hotkey} onChange={(next) => change({ hotkey: next })} />
            </>
          )}
        </>
      )}
    />
  );
}

function Now({ state: { quote }, netuid }: { state: OperationState; netuid: number }) {
  const { t } = useTranslation();
  const isThisOne = quote?.request.ask.kind === 'auto-stake' && quote.request.ask.netuid === netuid;
  const detail = isThisOne && quote.detail.kind === 'auto-stake' ? quote.detail : null;
  return (
    <dl className="facts" aria-live="polite">
      <div className="fact">
        <dt>{t('autoStake.now')}</dt>
        <dd data-testid="auto-stake-now">
          {detail === null ? (
            '\u2026'
          ) : detail.currentHotkey === null ? (
            t('autoStake.unset')
          ) : (
            <ValidatorName hotkey={detail.currentHotkey} />
          )}
        </dd>
      </div>
    </dl>
  );
}
