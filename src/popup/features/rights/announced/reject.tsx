import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { ActPage } from '../parts/act-page.js';
import { PersonCard } from '../parts/who.js';
import { HashLine } from './hash-line.js';

/** `/rights/reject/…`: strikes off what a delegate announced for the account. */
export default function Reject() {
  const { t } = useTranslation();
  const { delegate = '', hash = '' } = useParams();
  return (
    <ActPage
      title={t('rights.reject.title')}
      ask={{ kind: 'reject-announcement', delegate, callHash: hash }}
      review={t('rights.reject.review')}
      announced
    >
      {() => (
        <>
          <PersonCard address={delegate} />
          <p className="small">{t('rights.reject.text')}</p>
          <HashLine hash={hash} />
        </>
      )}
    </ActPage>
  );
}
