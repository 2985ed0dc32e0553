import type { ValidatorDetail } from '../../../core/chain/market.js';
import type { Snapshot } from '../../../core/chain/snapshot.js';
import type { Asked } from '../../components/use-ask.js';
import { OldAge } from './old-age.js';
import type { Medians } from './use-validators.js';
import { YieldCell } from './validator-cells.js';
import { UNTOLD } from './validator-rows.js';

/** The median over its subnets of what a validator's stakers got in the last epoch. */
export function MedianYield({
  hotkey,
  medians: { value, oldAtMs, error },
}: {
  hotkey: string;
  medians: Medians;
}) {
  const found = value?.find(([name]) => name === hotkey)?.[1];
  const old = oldAtMs !== null;
  return (
    <>
      {/* Of who is new since an earlier look nothing was said. */}
      <YieldCell of={found ?? (value && !old ? UNTOLD : null)} failed={error !== null} old={old} />{' '}
      <OldAge old={old} atMs={oldAtMs} />
    </>
  );
}

/** What stakers on root got; nobody stakes there with whoever root does not list. */
export function RootYield({
  hotkey,
  root: { value, error },
}: {
  hotkey: string;
  root: Asked<Snapshot<ValidatorDetail[]> | null>;
}) {
  const found = value?.value.find((row) => row.hotkey === hotkey);
  if (value && !found) return <YieldCell of={{ kind: 'not-measured', reason: 'inactive' }} />;
  return <YieldCell of={found?.yield ?? null} failed={error !== null} />;
}
