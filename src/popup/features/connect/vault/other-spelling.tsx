import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';

interface Props {
  /** `address/prefix`, with the spelling for this chain. */
  error: ErrorBody;
  onUse(address: string): void;
  onAgain(): void;
}

/** An address spelled for another chain: the same key, used only when the person says so. */
export function OtherSpelling({ error, onUse, onAgain }: Props) {
  const { t } = useTranslation();
  const { asBittensor } = error.context;
  return (
    <div className="stack" data-testid="other-spelling">
      <ErrorNotice error={error} />
      {typeof asBittensor === 'string' ? (
        <>
          <p className="quiet small">
            {t('contacts.otherForm')} <bdi className="mono break">{asBittensor}</bdi>
          </p>
          <Button wide onClick={() => onUse(asBittensor)}>
            {t('contacts.useForm')}
          </Button>
        </>
      ) : null}
      <Button look="ghost" wide onClick={onAgain}>
        {t('vaultPhone.again')}
      </Button>
    </div>
  );
}
