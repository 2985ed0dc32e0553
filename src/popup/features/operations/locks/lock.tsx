import '../rewards/words.js';
import './locks.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { Notice } from '../../../components/notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { Segmented } from '../../../components/segmented.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';
import { useDraft } from '../trade/use-draft.js';
import { AcceptLocked } from './accept-locked.js';
import { LockMore } from './lock-more.js';
import { MoveLock } from './move-lock.js';
import { Perpetual } from './perpetual.js';

const ACTS = ['lock', 'move', 'decay', 'receive'] as const;
type Act = (typeof ACTS)[number];
const TABS = { lock: 'tabLock', move: 'tabMove', decay: 'tabDecay', receive: 'tabReceive' } as const;

/** Everything about conviction locks on one subnet. */
export default function Lock() {
  const { t } = useTranslation();
  const { netuid: text = '' } = useParams<{ netuid: string }>();
  if (!/^[1-9]\d{0,4}$/.test(text))
    return (
      <main className="screen">
        <PageHeader title={t('lock.title')} />
        <Notice tone="note">{t('lock.badSubnet')}</Notice>
      </main>
    );
  return (
    <OperationScreen title={`${t('lock.title')} · SN${text}`} features={['locks']} back={`/position/${text}`}>
      {(world) => (
        <Acts
          key={`${world.account.accountId} ${world.settings.networkId} ${text}`}
          world={world}
          netuid={Number(text)}
        />
      )}
    </OperationScreen>
  );
}

function Acts({ world, netuid }: { world: FormWorld; netuid: number }) {
  const { t } = useTranslation();
  const [{ act }, change] = useDraft<{ act: Act }>(`lock-act ${netuid}`, world, { act: 'lock' });
  return (
    <>
      <div className="lock-acts">
        <Segmented<Act>
          label={t('lock.whatToDo')}
          hideLabel
          options={ACTS.map((value) => ({ value, label: t(`lock.${TABS[value]}`) }))}
          value={act}
          onChange={(next) => change({ act: next })}
        />
      </div>
      {act === 'lock' ? <LockMore world={world} netuid={netuid} /> : null}
      {act === 'move' ? (
        <MoveLock world={world} netuid={netuid} onLock={() => change({ act: 'lock' })} />
      ) : null}
      {act === 'decay' ? <Perpetual world={world} netuid={netuid} /> : null}
      {act === 'receive' ? <AcceptLocked world={world} /> : null}
    </>
  );
}
