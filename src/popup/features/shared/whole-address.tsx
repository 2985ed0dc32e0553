import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { useCopied } from '../../components/address.js';
import { IconButton } from '../../components/icon-button.js';
import { Identicon } from '../../components/identicon.js';

const GROUP = 4;

interface Props {
  address: string;
  accountId: string;
}

/** An address in full, in groups that can be read to somebody, with a copy button. */
export function WholeAddress({ address, accountId }: Props) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [copied, markCopied] = useCopied();
  const groups = address.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
  return (
    <div className="whole-address">
      <Identicon seed={accountId} size={36} />
      <bdi className="mono whole-groups" data-testid="shared-address">
        {groups.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group has no identity but its place
          <span key={at}>{group}</span>
        ))}
      </bdi>
      <IconButton
        label={copied ? t('actions.copied') : t('address.copy', { address })}
        onClick={() => void platform.copy(address).then(markCopied)}
      >
        {copied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
      </IconButton>
      <span className="visually-hidden" role="status">
        {copied ? t('actions.copied') : ''}
      </span>
    </div>
  );
}
