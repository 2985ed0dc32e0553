import { Check, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '../../../../core/accounts/types.js';
import { canApprove } from '../../../../core/accounts/types.js';
import type { HeldCall } from '../../../../core/routes/held-calls.js';
import { Filled } from '../../../components/param-view.js';
import { SentenceView } from '../../../components/sentence.js';
import { useChainStore } from '../../../state/chain-store.js';
import { useOwnAccount } from '../../../state/selectors.js';
import { useGenesis } from '../../../state/use-genesis.js';
import { PersonName } from '../parts/who.js';
import { type Announced, blocksLeft, heldFor } from './announced.js';
import { announcedSentence } from './meaning.js';

interface Props {
  account: Account;
  one: Announced;
  best: number;
  /** Null while it is not known what is kept. */
  held: readonly HeldCall[] | null;
}

/** One announced call: by whom and for whom, what it does where that is known, how long it still takes, what can be done. */
export function AnnouncedRow({ account, one, best, held }: Props) {
  const { t } = useTranslation();
  const genesisHash = useGenesis();
  const mine = useOwnAccount(one.delegate);
  const left = blocksLeft(one, best);
  const call = heldFor(held ?? [], one, genesisHash);
  const isDelegate = mine !== null && canApprove(mine);
  const isOver = one.real === account.address;
  return (
    <li className="card right-call" data-testid="announced-call" data-left={left ?? ''}>
      {left === 0 ? (
        <Check size={18} aria-hidden="true" className="caution" />
      ) : (
        <Clock size={18} aria-hidden="true" className="quiet" />
      )}
      <div className="right-call-text">
        <Meaning one={one} known={call !== null || mine !== null} />
        <p className="right-between small">
          <span className="quiet">{t('rights.announced.by')}</span> <PersonName address={one.delegate} />
        </p>
        {isOver ? null : (
          <p className="right-between small">
            <span className="quiet">{t('rights.announced.for')}</span> <PersonName address={one.real} />
          </p>
        )}
        <p className="small" data-testid="countdown">
          <Countdown left={left} />
        </p>
        <p className="faint tiny">
          {t('rights.announced.hash')} <bdi className="mono break">{one.callHash}</bdi>
        </p>
        <div className="right-acts">
          {left === 0 && call && isDelegate ? (
            <Link
              href={`/rights/carry-out/${one.delegate}/${one.real}/${one.callHash}`}
              className="button button-primary"
            >
              {t('rights.announced.carryOut')}
            </Link>
          ) : null}
          {isOver ? (
            <Link href={`/rights/reject/${one.delegate}/${one.callHash}`} className="button button-plain">
              {t('rights.announced.reject')}
            </Link>
          ) : (
            <Link href={`/rights/withdraw/${one.real}/${one.callHash}`} className="button button-plain">
              {t('rights.announced.withdraw')}
            </Link>
          )}
        </div>
        {isDelegate && !call && held && genesisHash ? (
          <p className="faint tiny">{t('rights.announced.lost')}</p>
        ) : null}
      </div>
    </li>
  );
}

/** What it will do: as it was explained when it was announced from here. */
function Meaning({ one, known }: { one: Announced; known: boolean }) {
  const { t } = useTranslation();
  const rows = useChainStore((s) => s.activity);
  const sentence = announcedSentence(rows ?? [], one);
  return (
    <h3 className="strong" data-testid="meaning">
      {sentence ? (
        <SentenceView sentence={sentence} />
      ) : (
        t(known ? 'rights.announced.ownCall' : 'rights.announced.unknownCall')
      )}
    </h3>
  );
}

function Countdown({ left }: { left: number | null }) {
  const { t } = useTranslation();
  if (left === null) return <>{t('rights.announced.noRight')}</>;
  if (left === 0) return <strong>{t('rights.announced.due')}</strong>;
  return (
    <Filled template={t('rights.announced.left')} params={{ time: { t: 'blocks', count: BigInt(left) } }} />
  );
}
