import type { ActivityRow, TxProtection } from '../../../core/activity/types.js';
import { groupDigits } from '../../../core/amount/format.js';

/** A catalogue key and what fills its holes. */
export interface Words {
  key: string;
  values: Record<string, string | number>;
}

type Shield = Extract<TxProtection, { state: 'on' }>;

export function shieldOf({ protection }: ActivityRow): Shield | null {
  return protection?.state === 'on' ? protection : null;
}

/** Nothing can happen to it any more, or it failed in a block that may still be taken back. */
export function hasEnded({ state, failure }: ActivityRow): boolean {
  return state === 'failed' || state === 'expired' || failure !== null;
}

/** Where a transaction stands, carrier and content as one story. */
export function storyOf(row: ActivityRow): Words {
  if (row.state === 'in-block' && row.failure) return words('activity.story.failing');
  const partly = row.state === 'finalized' ? partlyDone(row) : null;
  if (partly) return words('activity.story.partly', { ...partly });
  const shield = shieldOf(row);
  return (shield && hiddenStory(row, shield)) ?? words(`activity.state.${row.state}`);
}

/** How many steps of a batch came off, where not all did; a batch that stopped has no results after that. */
export function partlyDone({ outcome, expected }: ActivityRow): { done: number; all: number } | null {
  if (!outcome?.legs?.some(({ failure }) => failure !== null)) return null;
  const { legs } = outcome;
  return {
    done: legs.filter(({ failure }) => failure === null).length,
    all: Math.max(legs.length, expected?.legs?.length ?? 0),
  };
}

function hiddenStory({ state }: ActivityRow, shield: Shield): Words | null {
  if (state === 'in-block') return words('activity.story.opened');
  if (state === 'finalized') return words('activity.story.openedFinal');
  if (state === 'expired')
    return words(shield.carrierBlock ? 'activity.story.expiredPaid' : 'activity.story.expiredUnused');
  if (state === 'failed') return null;
  if (shield.stage === 'not-opened')
    return words('activity.story.notOpened', { block: blockText(shield.carrierBlock?.number ?? 0) });
  if (shield.tries === 0) return words('activity.story.toHide');
  if (shield.tries > 1) return words('activity.story.hiddenAgain', { tries: shield.tries });
  return words('activity.story.hidden');
}

export interface Step extends Words {
  done: boolean;
  current: boolean;
}

/** The way of a transaction that has not ended, from the signature to where the chain cannot take it back. */
export function stepsOf(row: ActivityRow): Step[] {
  const shield = shieldOf(row);
  const at = (step: string): Words =>
    row.block
      ? words(`activity.step.${step}-at`, { block: blockText(row.block.number) })
      : words(`activity.step.${step}`);
  const way = [
    words('activity.step.signed'),
    words(shield ? 'activity.step.hidden' : 'activity.step.sent'),
    at(shield ? 'opened' : 'in-block'),
    words('activity.step.finalized'),
  ];
  const reached = ['signed', 'sent', 'in-block', 'finalized'].indexOf(row.state);
  // Signed and waiting for its first carrier, it is not hidden yet: nothing was sent.
  const upTo = shield?.tries === 0 ? 0 : reached;
  return way.map((step, index) => ({ ...step, done: index <= upTo, current: index === upTo }));
}

export function blockText(number: number): string {
  return groupDigits(String(number));
}

function words(key: string, values: Words['values'] = {}): Words {
  return { key, values };
}
