import type { ValidatorDetail } from '../../../core/chain/market.js';
import type { Snapshot } from '../../../core/chain/snapshot.js';
import type { Asked } from '../../components/use-ask.js';
import type { Medians } from './use-validators.js';
import { YieldCell } from './validator-cells.js';
import { UNTOLD } from './validator-rows.js';

/** The median over its subnets of what a validator's stakers got in the last epoch. */
export function MedianYield({ hotkey, medians }: { hotkey: string; medians: Medians }) {
  const found = medians.value?.find(([name]) => name === hotkey)?.[1];
  return <YieldCell of={found ?? (medians.value ? UNTOLD : null)} failed={medians.error !== null} />;
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
