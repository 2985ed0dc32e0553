import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { Param } from '../../../core/explain/types.js';
import type { RouteOption, RouteStep } from '../../../core/routes/types.js';
import { dayText } from '../../components/age.js';
import { aboutBlocks } from '../../components/blocks.js';
import { type ErrorParts, errorParts } from '../../components/error-text.js';
import { Filled } from '../../components/param-view.js';
import { useChainStore } from '../../state/chain-store.js';
import { useOwnAccount } from '../../state/selectors.js';
import { useAccountParam } from './names.js';

/** One block, ms (opentensor/subtensor runtime: MILLISECS_PER_BLOCK). */
const BLOCK_MS = 12_000;

/** Who signs: "Bob signs", "You approve as Bob". */
export function SignsText({ option: { route } }: { option: RouteOption }) {
  const { t } = useTranslation();
  const param = useAccountParam();
  const own = useOwnAccount(route.signer);
  const kind = own?.custody?.kind;
  const device = kind === 'ledger' || kind === 'vault' ? kind : 'key';
  const approves = route.steps[0]?.kind === 'multisig';
  return (
    <Filled
      template={t(`acting.${approves ? 'approves' : 'signs'}.${device}`)}
      params={{ signer: param(route.signer) }}
    />
  );
}

/** In which capacity, from the outside in: "as Staking proxy of Cold". Nothing for an account that signs for itself. */
export function StepTexts({ option }: { option: RouteOption }) {
  const { t } = useTranslation();
  const param = useAccountParam();
  return (
    <>
      {option.route.steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no identity but its place
        <span key={at} className="path-step">
          <Filled template={t(`acting.step.${step.kind}`)} params={stepParams(step)} />
        </span>
      ))}
    </>
  );

  function stepParams(step: RouteStep): Record<string, Param> {
    if (step.kind === 'multisig')
      return {
        account: param(step.account),
        threshold: { t: 'int', value: BigInt(step.threshold) },
        count: { t: 'int', value: BigInt(step.others.length + 1) },
      };
    // As the chain calls it: two rights with like words must not look alike.
    const type: Param = { t: 'text', text: step.proxyType };
    const real = param(step.real);
    return step.kind === 'announced' ? { type, real, delegate: param(step.delegate) } : { type, real };
  }
}

/** What signing by it comes to: at once, after a delay, or with others; or why it may not be taken. */
export function useOutcome(): (option: RouteOption) => string {
  const { t } = useTranslation();
  const best = useChainStore((s) => s.network?.best ?? null);
  return (option) => {
    const { may, reason, delayBlocks, moreApprovals } = option;
    if (may === 'no') return reason ? said(errorParts(t, reason)) : t('acting.outcome.no');
    const parts = [
      ...(delayBlocks > 0
        ? [
            best
              ? t('acting.outcome.announced', {
                  time: aboutBlocks(t, BigInt(delayBlocks)),
                  block: groupDigits(String(best.number + delayBlocks)),
                })
              : t('acting.outcome.announcedIn', { time: aboutBlocks(t, BigInt(delayBlocks)) }),
          ]
        : []),
      ...(moreApprovals > 0 ? [t('acting.outcome.more', { count: moreApprovals })] : []),
      ...(may === 'unknown' ? [t('acting.outcome.unknown')] : []),
    ];
    return parts.length > 0 ? parts.join(' ') : t('acting.outcome.now');
  };
}

/** With the particulars of this case, where the error carries them. */
function said({ detail, what }: ErrorParts): string {
  return detail ?? what;
}

/** The block from which something announced now can be carried out, with its date; null while no block is known. */
export function useDue(delayBlocks: number): { block: string; date: string } | null {
  const best = useChainStore((s) => s.network?.best ?? null);
  if (!best) return null;
  return {
    block: groupDigits(String(best.number + delayBlocks)),
    date: dayText(best.atMs + delayBlocks * BLOCK_MS),
  };
}
