import { useTranslation } from 'react-i18next';
import type { CanonicalCall } from '../../../../core/explain/types.js';
import { useServices } from '../../../app/services.js';
import { Fact } from '../../../components/fact.js';
import { percentOfBps, priceTao } from '../../../components/format.js';
import { Notice } from '../../../components/notice.js';
import { SentenceView } from '../../../components/sentence.js';
import { useAsk } from '../../../components/use-ask.js';
import { useSubnet } from '../../../state/selectors.js';
import type { People } from '../people.js';
import { limitOf, type PriceLimit, roomBps, sentenceOf } from './call-sentence.js';

/** A call taken apart, or `bad` when its bytes are no call of this runtime; null until the engine answered. */
export function useCall(callHex: string | null): CanonicalCall | 'bad' | null {
  const { engine } = useServices();
  const { value, error } = useAsk(`call ${callHex}`, async () =>
    callHex === null ? null : engine.call('inspectCall', { callHex }),
  );
  if (error) return error.code.startsWith('sign/') ? 'bad' : null;
  return value;
}

/** What a call does, in one sentence. */
export function CallMeaning({ call, people }: { call: CanonicalCall | 'bad' | null; people: People }) {
  const { t } = useTranslation();
  if (call === null) return <span className="quiet">{t('shared.op.reading')}</span>;
  if (call === 'bad') return <span className="caution">{t('shared.op.undecodable')}</span>;
  return <SentenceView sentence={sentenceOf(call, people.of)} />;
}

/** A trade that waited: how the price stands to its limit now. Nothing for anything else. */
export function PriceNow({ call }: { call: CanonicalCall }) {
  const limit = limitOf(call);
  return limit && limit.limitRaoPerAlpha > 0n ? <Room limit={limit} /> : null;
}

function Room({ limit }: { limit: PriceLimit }) {
  const { t } = useTranslation();
  const subnet = useSubnet(limit.netuid);
  const price = subnet?.priceRaoPerAlpha ?? null;
  const room = price === null ? null : roomBps(limit, price);
  const side = limit.side === 'buy' ? 'Buy' : 'Sell';
  return (
    <div className="stack-tight" data-testid="price-now">
      <dl className="facts operation-facts">
        <Fact name={t('shared.op.price.worst')}>
          <span className="amount">{priceTao(limit.limitRaoPerAlpha)}</span>
        </Fact>
        <Fact name={t('shared.op.price.now')}>
          <span className="amount">{price === null ? '\u2013' : priceTao(price)}</span>
        </Fact>
      </dl>
      {room === null ? null : room < 0 ? (
        <Notice tone="caution">{t(`shared.op.price.over${side}`, { percent: percentOfBps(-room) })}</Notice>
      ) : (
        <p className="quiet small">{t(`shared.op.price.room${side}`, { percent: percentOfBps(room) })}</p>
      )}
    </div>
  );
}
