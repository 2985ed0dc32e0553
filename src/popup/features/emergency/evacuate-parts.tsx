import { useTranslation } from 'react-i18next';
import { shortAmount } from '../../../core/amount/format.js';
import type { Money, OperationQuote, SkippedPosition } from '../../../core/operations/quote.js';
import { Amount } from '../../components/amount.js';
import { errorParts } from '../../components/error-text.js';
import { taoText } from '../../components/format.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Notice } from '../../components/notice.js';
import { useSubnet } from '../../state/selectors.js';
import { ValidatorName } from '../holdings/rewards.js';
import { MoneyText } from '../operations/form/money-text.js';

/** One line for each money: alpha of different subnets is never added. */
export function Leaves({ pays }: { pays: Money[] }) {
  const { t } = useTranslation();
  if (pays.length === 0) return '\u2013';
  const alpha = pays.filter(({ token }) => token === 'alpha');
  return (
    <>
      <ul className="leaves" data-testid="leaves">
        {pays.map((money) => (
          <li key={money.token === 'tao' ? 'tao' : money.netuid}>
            {money.token === 'alpha' ? (
              <NetuidChip netuid={money.netuid} />
            ) : (
              <span className="chip mono" aria-hidden="true">
                {'\u03c4'}
              </span>
            )}
            <MoneyText money={money} />
          </li>
        ))}
      </ul>
      {alpha.length > 1 ? (
        <span className="visually-hidden">
          {t('emergency.step.evacuate.positions', { count: alpha.length })}
        </span>
      ) : null}
    </>
  );
}

/** What cannot leave now, each with the reason. */
export function Stays({ skipped }: { skipped: SkippedPosition[] }) {
  if (skipped.length === 0) return null;
  return (
    <ul className="stays" data-testid="stays">
      {skipped.map((one) => (
        <Stay key={`${one.hotkey} ${one.netuid}`} one={one} />
      ))}
    </ul>
  );
}

function Stay({ one }: { one: SkippedPosition }) {
  const { t } = useTranslation();
  const subnet = useSubnet(one.netuid);
  return (
    <li>
      <NetuidChip netuid={one.netuid} />
      <span>
        <Amount base={one.base} token={{ netuid: one.netuid, symbol: subnet?.symbol ?? null }} always />{' '}
        <span className="faint">
          <ValidatorName hotkey={one.hotkey} />
        </span>
        <span className="quiet stays-why">{errorParts(t, one.reason).what}</span>
      </span>
    </li>
  );
}

/** What to know before the move; a lock that goes along is said for each subnet. */
export function EvacuateAdvice({ quote: { advice } }: { quote: OperationQuote }) {
  const { t } = useTranslation();
  if (advice.length === 0) return null;
  return (
    <ul className="advice" data-testid="advice">
      {advice.map(({ code, context }) => (
        <li key={`${code} ${context.netuid ?? ''}`} data-advice={code}>
          <Notice tone={code === 'claim-first' ? 'caution' : 'note'}>
            {context.netuid === undefined ? null : <NetuidChip netuid={Number(context.netuid)} />}{' '}
            {t(`operation.advice.${code}`, {
              lockedBase: shortAmount(BigInt(context.lockedBase ?? 0)),
              alphaBase: shortAmount(BigInt(context.alphaBase ?? 0)),
              owedRao: taoText(BigInt(context.owedRao ?? 0)),
            })}
          </Notice>
        </li>
      ))}
    </ul>
  );
}
