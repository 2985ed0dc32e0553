import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldAmount } from '../../../../core/amount/format.js';
import { Age } from '../../../components/age.js';
import { Amount } from '../../../components/amount.js';
import { Fiat } from '../../../components/fiat.js';
import { TAU } from '../../../components/format.js';
import { symbolText } from '../../../components/token-symbol.js';
import { readTyped, type TypedFault } from './typed-amount.js';
import { useStaleAt } from './use-stale.js';

const SHARES = [25n, 50n, 75n] as const;

/** What the number counts: null is TAO, otherwise alpha of a subnet. */
export type FieldToken = { netuid: number; symbol: string | null } | null;

interface Props {
  label: string;
  text: string;
  onChange(text: string): void;
  token: FieldToken;
  fault: TypedFault | null;
  /** What the chips are parts of; null while unknown. */
  maximum: bigint | null;
  /** Shown under the field as what there is. */
  available: bigint | null;
  /** What `available` counts, where the number may be typed in another money. */
  availableToken?: FieldToken;
  /** Left under the field, such as what the amount becomes. */
  under?: ReactNode;
  /** Switches what the number counts, such as TAO instead of alpha. */
  unitSwitch?: ReactNode;
  /** Pressed instead of typing the maximum, where "all" is another act than the largest number. */
  onAll?: (() => void) | undefined;
  /** Word of that button: "All" unless it still is the largest number. */
  allIs?: 'all' | 'max';
  /** What else is wrong with the amount, in words, perhaps with a way out. */
  remark?: ReactNode;
  /** Takes the base units of a share instead of its text, where the number on screen may be in another unit. */
  onShare?: ((base: bigint) => void) | undefined;
  testId?: string;
}

/** An amount with its unit, shortcuts, and its own fault in words. */
export function MoneyField(props: Props) {
  const { text, onChange, token, fault, maximum, available } = props;
  const { t } = useTranslation();
  const id = useId();
  const staleAt = useStaleAt();
  const fill = (share: bigint): void => {
    if (maximum === null) return;
    const base = (maximum * share) / 100n;
    if (props.onShare) props.onShare(base);
    else onChange(fieldAmount(base));
  };
  return (
    <section className="card money-field">
      <label className="visually-hidden" htmlFor={id}>
        {props.label}
      </label>
      <div className="money-line">
        <input
          id={id}
          className="money-input"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          placeholder="0"
          value={text}
          aria-invalid={fault ? true : undefined}
          aria-describedby={`${id}-issue`}
          data-testid={props.testId ?? 'amount'}
          onChange={(event) => onChange(event.target.value)}
        />
        {props.unitSwitch ?? (
          <bdi className="money-unit">{token ? symbolText(token.netuid, token.symbol) : TAU}</bdi>
        )}
      </div>
      <div className="money-under small quiet">
        <span aria-live="polite">{props.under ?? (token === null ? <TypedFiat text={text} /> : null)}</span>
        {available === null ? null : (
          <span>
            <Amount base={available} token={props.availableToken ?? token} /> {t('operation.available')}
            {staleAt === null ? null : (
              <>
                {' \u00b7 '}
                <Age atMs={staleAt} />
              </>
            )}
          </span>
        )}
      </div>
      <div className="share-chips">
        {SHARES.map((share) => (
          <button
            key={String(share)}
            type="button"
            className="share-chip"
            disabled={maximum === null || maximum === 0n}
            aria-label={t('operation.percent', { value: String(share) })}
            onClick={() => fill(share)}
          >
            {`${share}\u00a0%`}
          </button>
        ))}
        <button
          type="button"
          className="share-chip"
          disabled={maximum === null || maximum === 0n}
          onClick={props.onAll ?? (() => fill(100n))}
        >
          {t(`operation.${props.allIs ?? (props.onAll ? 'all' : 'max')}`)}
        </button>
      </div>
      <p id={`${id}-issue`} className="field-note field-error" role="alert" data-testid="amount-issue">
        {fault ? `${t(`operation.fault.${fault}`)} ${t(`operation.fault.${fault}Next`)}` : props.remark}
      </p>
    </section>
  );
}

/** What the typed TAO is in the chosen currency; nothing of what is no amount. */
function TypedFiat({ text }: { text: string }) {
  const { base } = readTyped(text);
  return base === null ? null : <Fiat rao={base} />;
}
