import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { StakeLock } from '../../../core/chain/account-state.js';
import { dateText, dayText } from '../../components/age.js';
import { useChainStore } from '../../state/chain-store.js';
import { timeOfBlock } from '../market/figures.js';

/** When a lock has let go of everything, by the chain's target of 12 s a block; or that it never does. */
export function FreeFrom({ lock }: { lock: StakeLock }) {
  const { t } = useTranslation();
  const snapshot = useChainStore((s) => s.portfolio?.snapshot);
  if (lock.perpetual) return t('position.perpetual');
  const block = groupDigits(String(lock.sinceBlock));
  if (lock.maturesAtBlock == null || !snapshot) return t('position.decaying', { block });
  const at = timeOfBlock(lock.maturesAtBlock, { block: snapshot.block.number, atMs: snapshot.atMs });
  return (
    <span title={dateText(at)}>
      <span className="free-from">{t('position.freeFrom', { date: dayText(at) })}</span>{' '}
      <span className="free-from">
        {t('position.freeFromBlock', { block: groupDigits(String(lock.maturesAtBlock)) })}
      </span>
    </span>
  );
}
