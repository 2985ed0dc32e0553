import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EndpointProbe } from '../../../core/chain/endpoints.js';
import type { CustomNetwork } from '../../../core/chain/networks.js';
import type { Settings } from '../../../protocol/ui/settings.js';
import { Button } from '../../components/button.js';
import { NameField } from './name-field.js';
import { MAX_OWN_NETWORKS } from './node-list.js';
import { ownName } from './own-name.js';
import type { NetworkSave } from './use-network-save.js';

interface Props {
  probe: EndpointProbe;
  url: string;
  settings: Settings;
  save: NetworkSave;
  /** Asked for by a button that this form takes the place of: the focus goes on here. */
  focusName: boolean;
  onDone(): void;
}

/** A network of one's own from its first node. The genesis shown here is the one that is pinned. */
export function AddOwnNetwork({ probe, url, settings, save, focusName, onDone }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const name = ownName(text, settings, t);
  if (settings.customNetworks.length >= MAX_OWN_NETWORKS)
    return <p className="quiet small">{t('addNode.ownFull')}</p>;
  const add = (): void => {
    if (name === null) return;
    const genesisHash = probe.genesisHash as CustomNetwork['genesisHash'];
    const own: CustomNetwork = { id: freshId(), name, genesisHash, endpoints: [url] };
    save.patch(
      { customNetworks: [...settings.customNetworks, own] },
      t('addNode.ownAdded', { name }),
      onDone,
    );
  };
  return (
    <form
      className="own-network"
      aria-label={t('addNode.own')}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className="own-genesis">
        <p className="quiet tiny">{t('addNode.ownGenesis')}</p>
        <bdi className="mono tiny break" data-testid="pinned-genesis">
          {probe.genesisHash}
        </bdi>
      </div>
      <NameField text={text} bad={name === null} focused={focusName} onChange={setText} />
      <Button type="submit" look="primary" busy={save.busy} aria-disabled={name === null}>
        {name === null ? t('addNode.own') : t('addNode.ownAction', { name })}
      </Button>
    </form>
  );
}

/** An id nobody else has; 64 random bits. */
function freshId(): CustomNetwork['id'] {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `custom-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
