import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Effect, Fact } from '../../../core/explain/types.js';
import { cx } from '../../components/cx.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Filled, ParamView } from '../../components/param-view.js';
import { rightText } from '../../components/sentence-text.js';
import { useOwnAccount } from '../../state/selectors.js';
import { FeePayer } from './fee-payer.js';

const SIGNS = {
  pay: '\u2212',
  receive: '+',
  lock: '',
  fee: '',
  reserve: '',
  release: '+',
  grant: '',
  revoke: '',
} as const;

// Cutting digits keeps "at least" true and "expected" honest; every other bound needs all of them.
const CUT: ReadonlySet<Effect['bound']> = new Set(['at-least', 'expected']);
const GAINS: ReadonlySet<Effect['kind']> = new Set(['receive', 'release']);

interface RowProps {
  name: string;
  bound?: Effect['bound'];
  /** Belongs to the row above it. */
  joined?: boolean;
  label: ReactNode;
  strong?: boolean;
  gain?: boolean;
  children: ReactNode;
}

/** A line of the table: what, and how much. */
export function Row({ name, bound, joined, label, strong, gain, children }: RowProps) {
  return (
    <div
      className={cx(
        'effect',
        joined && 'effect-joined',
        bound === 'expected' && !strong && 'effect-expected',
      )}
      data-kind={name}
      data-bound={bound}
    >
      <dt>{label}</dt>
      <dd className={cx(gain && 'gain', strong && 'strong')}>{children}</dd>
    </div>
  );
}

interface EffectRowProps {
  effect: Effect;
  /** Nothing guaranteed stands beside it. */
  isAlone: boolean;
  signer: string;
  withChip: boolean;
  payer: Fact | undefined;
}

/** One effect. Those of other accounts than the one that signs name theirs. */
export function EffectRow({ effect, isAlone, signer, withChip, payer }: EffectRowProps) {
  const { t } = useTranslation();
  const { kind, bound, value, account } = effect;
  const expected = bound === 'expected';
  const isRight = kind === 'grant' || kind === 'revoke';
  return (
    <Row
      name={kind}
      bound={bound}
      joined={!isAlone}
      gain={GAINS.has(kind) && !expected}
      // What leaves and has no guaranteed end is no less than that.
      strong={kind !== 'fee' && (!expected || (kind === 'pay' && isAlone))}
      label={
        <>
          <Label effect={effect} isAlone={isAlone} signer={signer} />
          {withChip && value.t === 'alpha' ? (
            <>
              {' '}
              <NetuidChip netuid={value.netuid} />
            </>
          ) : null}
          {kind === 'reserve' ? (
            <span className="effect-mark faint tiny"> {t('approval.refundable')}</span>
          ) : null}
          {kind === 'fee' ? (
            <>
              {' '}
              <FeePayer payer={payer} account={account} signer={signer} />
            </>
          ) : null}
        </>
      }
    >
      {isRight && value.t === 'text' ? (
        rightText(t, value.text)
      ) : (
        <ParamView param={value} precision={CUT.has(bound) ? 'short' : 'exact'} always sign={SIGNS[kind]} />
      )}
    </Row>
  );
}

function Label({ effect, isAlone, signer }: Pick<EffectRowProps, 'effect' | 'isAlone' | 'signer'>) {
  const { t } = useTranslation();
  const { kind, bound, account, ifDone } = effect;
  const own = useOwnAccount(account);
  // What a step brings that another may outlive is no promise: the condition is in the same words as the amount.
  const condition = ifDone ? t('approval.ifDone') : '';
  if (account === signer || kind === 'fee') {
    if (kind === 'receive' && bound === 'expected' && isAlone) return t('approval.expectedAlone');
    if (kind === 'receive' && ifDone)
      return t(
        bound === 'exactly' ? 'approval.effect.receive-exactly-if' : 'approval.effect.receive-at-least-if',
      );
    return `${t(`approval.effect.${kind}-${bound}`)}${condition}`;
  }
  const who = { t: 'account', address: account, name: own?.name ?? null, role: 'other' } as const;
  return (
    <>
      <Filled template={t(`approval.effectOf.${kind}`)} params={{ who }} always />
      {t(`approval.bound.${bound}`)}
      {condition}
    </>
  );
}
