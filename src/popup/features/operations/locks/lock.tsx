import './locks.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { PageHeader } from '../../../components/page-header.js';
import { Segmented } from '../../../components/segmented.js';
import words from '../../../i18n/en/rewards.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { OperationScreen } from '../form/operation-screen.js';
import { AcceptLocked } from './accept-locked.js';
import { LockMore } from './lock-more.js';
import { MoveLock } from './move-lock.js';
import { Perpetual } from './perpetual.js';

addWords(words);

const ACTS = ['lock', 'move', 'decay', 'receive'] as const;
type Act = (typeof ACTS)[number];
const TABS = { lock: 'tabLock', move: 'tabMove', decay: 'tabDecay', receive: 'tabReceive' } as const;

/** Everything about conviction locks on one subnet. */
export default function Lock() {
  const { t } = useTranslation();
  const { netuid: text } = useParams<{ netuid: string }>();
  const netuid = Number(text);
  const [act, setAct] = useState<Act>('lock');
  if (!Number.isInteger(netuid) || netuid <= 0)
    return (
      <main className="screen">
        <PageHeader title={t('lock.title')} />
      </main>
    );
  return (
    <OperationScreen
      title={`${t('lock.title')} · SN${netuid}`}
      features={['locks']}
      back={`/position/${netuid}`}
    >
      {(world) => (
        <>
          <div className="lock-acts">
            <Segmented<Act>
              label={t('lock.whatToDo')}
              hideLabel
              options={ACTS.map((value) => ({ value, label: t(`lock.${TABS[value]}`) }))}
              value={act}
              onChange={setAct}
            />
          </div>
          {act === 'lock' ? <LockMore world={world} netuid={netuid} /> : null}
          {act === 'move' ? <MoveLock world={world} netuid={netuid} /> : null}
          {act === 'decay' ? <Perpetual world={world} netuid={netuid} /> : null}
          {act === 'receive' ? <AcceptLocked world={world} /> : null}
        </>
      )}
    </OperationScreen>
  );
}
