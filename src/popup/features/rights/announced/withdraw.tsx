import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { ActPage } from '../parts/act-page.js';
import { PersonCard } from '../parts/who.js';
import { HashLine } from './hash-line.js';

/** `/rights/withdraw/…`: the delegate takes back what it announced itself. */
export default function Withdraw() {
  const { t } = useTranslation();
  const { real = '', hash = '' } = useParams();
  return (
    <ActPage
      title={t('rights.withdraw.title')}
      ask={{ kind: 'remove-announcement', real, callHash: hash }}
      review={t('rights.withdraw.review')}
      announced
    >
      {() => (
        <>
          <PersonCard address={real} />
          <p className="small">{t('rights.withdraw.text')}</p>
          <HashLine hash={hash} />
        </>
      )}
    </ActPage>
  );
}
