import { useTranslation } from 'react-i18next';
import type { SubnetIdentity } from '../../../core/chain/market.js';
import { useServices } from '../../app/services.js';
import { ShortAddress } from '../../components/address.js';
import { errorParts } from '../../components/error-text.js';
import { cleanText } from '../../components/untrusted.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** Longest description; longer ones are cut and say so by their dots. */
const TEXT_CAP = 600;
const LINKS = ['url', 'github'] as const;
const TEXTS = ['discord', 'contact', 'additional'] as const;

/** What the owner says of the subnet: untrusted, and marked as the owner's words. */
export function Identity({ netuid }: { netuid: number }) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const asked = useAsk(`${networkId} identity ${netuid}`, () => engine.call('subnetIdentity', { netuid }));
  const identity = asked.value?.value;
  return (
    <section className="card pad-card identity" data-testid="identity">
      <h2 className="part-title">{t('market.identity')}</h2>
      <p className="faint tiny">{t('market.identityNote')}</p>
      {identity ? (
        <Said identity={identity} />
      ) : (
        <p className="faint small">{asked.error ? errorParts(t, asked.error).what : t('market.reading')}</p>
      )}
    </section>
  );
}

function Said({ identity }: { identity: SubnetIdentity }) {
  const { t } = useTranslation();
  const links = LINKS.flatMap((name) => {
    const href = httpsOnly(identity[name]);
    return href ? [{ name, href }] : [];
  });
  const texts = TEXTS.flatMap((name) => {
    const text = identity[name];
    return text ? [{ name, text: cleanText(text, 128) }] : [];
  });
  if (!identity.description && links.length === 0 && texts.length === 0 && !identity.ownerColdkey)
    return <p className="small quiet">{t('market.noIdentity')}</p>;
  return (
    <>
      {identity.description ? (
        <p className="small break">
          <bdi>{cleanText(identity.description, TEXT_CAP)}</bdi>
        </p>
      ) : null}
      <dl className="facts small">
        {links.map(({ name, href }) => (
          <div className="fact" key={name}>
            <dt>{t(`market.says.${name}`)}</dt>
            <dd>
              {/* The address itself is the text: what is said and where it leads cannot differ. */}
              <a className="link" href={href} target="_blank" rel="noreferrer noopener">
                <bdi>{cleanText(href.replace(/^https:\/\//, ''), 60)}</bdi>
              </a>
            </dd>
          </div>
        ))}
        {texts.map(({ name, text }) => (
          <div className="fact" key={name}>
            <dt>{t(`market.says.${name}`)}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
        {identity.ownerColdkey ? (
          <div className="fact">
            <dt>{t('market.says.owner')}</dt>
            <dd>
              <ShortAddress address={identity.ownerColdkey} />
            </dd>
          </div>
        ) : null}
      </dl>
    </>
  );
}

/** A link that may be followed: https, with a host and without credentials; null for anything else. */
export function httpsOnly(text: string | null): string | null {
  if (!text) return null;
  try {
    const url = new URL(text);
    return url.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === ''
      ? url.href
      : null;
  } catch {
    return null;
  }
}
