import { useTranslation } from 'react-i18next';
import type { Param, Sentence } from '../../../core/explain/types.js';

/** More than these would be read by nobody; the details hold every one. */
const MOST = 3;

/** The addresses of a sentence that have no name: a short form of one can be forged, so whoever compares needs all of it. */
export function WholeAddresses({ sentence }: { sentence: Sentence }) {
  const { t } = useTranslation();
  const unnamed = [...new Set(unnamedIn(sentence))];
  return (
    <>
      {unnamed.slice(0, MOST).map((address) => (
        <p key={address} className="full-address mono" data-testid="whole-address">
          <span className="visually-hidden">{t('approval.fullAddress')} </span>
          <bdi>{address}</bdi>
        </p>
      ))}
    </>
  );
}

function unnamedIn({ params }: Sentence): string[] {
  return Object.values(params).flatMap((param: Param) => {
    if (param.t === 'sentence') return unnamedIn(param.sentence);
    return param.t === 'account' && !param.name ? [param.address] : [];
  });
}
