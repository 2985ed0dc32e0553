import { Check, Pencil, Trash2 } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomNetwork, isBuiltIn, type NetworkId } from '../../../core/chain/networks.js';
import type { Settings } from '../../../protocol/ui/settings.js';
import { cx } from '../../components/cx.js';
import { IconButton } from '../../components/icon-button.js';
import { NetworkIcon } from '../../components/network-icon.js';
import { networkName, networkTint } from '../../components/network-name.js';
import { BUILT_IN } from './node-list.js';
import { RemoveNetworkSheet } from './remove-network-sheet.js';
import { RenameSheet } from './rename-sheet.js';
import type { NetworkSave } from './use-network-save.js';

interface Props {
  settings: Settings;
  save: NetworkSave;
}

/** Which network: the known ones and the person's own, each in its colour. */
export function NetworkList({ settings, save }: Props) {
  const { t } = useTranslation();
  const group = useId();
  const choice = useRef<HTMLFieldSetElement>(null);
  const [editing, setEditing] = useState<{ what: 'rename' | 'remove'; own: CustomNetwork } | null>(null);
  const ids: NetworkId[] = [...BUILT_IN, ...settings.customNetworks.map(({ id }) => id)];
  const nameOf = (networkId: NetworkId) => networkName({ ...settings, networkId }, t);
  const remove = (own: CustomNetwork): void => {
    const customNetworks = settings.customNetworks.filter(({ id }) => id !== own.id);
    const wasInUse = settings.networkId === own.id;
    save.patch(
      wasInUse ? { customNetworks, networkId: 'finney' } : { customNetworks },
      t('networks.removed', { name: nameOf(own.id) }),
      () => {
        setEditing(null);
        // The button that was pressed goes with its row.
        choice.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
      },
    );
  };
  const close = (): void => setEditing(null);
  return (
    <fieldset className="network-choice" ref={choice}>
      <legend className="visually-hidden">{t('networks.choose')}</legend>
      {ids.map((id) => {
        const own = settings.customNetworks.find((network) => network.id === id);
        const isChosen = id === settings.networkId;
        const name = nameOf(id);
        return (
          <div
            key={id}
            className={cx('network-row', networkTint(id), isChosen && 'network-row-on')}
            data-network={id}
          >
            <label className="network-label">
              <input
                className="visually-hidden"
                type="radio"
                name={group}
                checked={isChosen}
                onChange={() => save.patch({ networkId: id }, t('networks.chosen', { name }))}
              />
              <NetworkIcon networkId={id} />
              <span className="row-main">
                <bdi className="row-name truncate" title={name}>
                  {name}
                </bdi>
                <span className="row-under">{own ? <OwnAbout own={own} /> : <KnownAbout id={id} />}</span>
              </span>
              {isChosen ? <Check size={16} aria-hidden="true" className="network-check" /> : null}
            </label>
            {own ? (
              <span className="network-edit">
                <IconButton
                  label={t('networks.rename', { name })}
                  onClick={() => setEditing({ what: 'rename', own })}
                >
                  <Pencil size={14} aria-hidden="true" />
                </IconButton>
                <IconButton
                  label={t('networks.remove', { name })}
                  onClick={() => (isChosen ? setEditing({ what: 'remove', own }) : remove(own))}
                >
                  <Trash2 size={14} aria-hidden="true" />
                </IconButton>
              </span>
            ) : null}
          </div>
        );
      })}
      {editing?.what === 'rename' ? (
        <RenameSheet own={editing.own} settings={settings} save={save} onClose={close} />
      ) : null}
      {editing?.what === 'remove' ? (
        <RemoveNetworkSheet
          name={nameOf(editing.own.id)}
          busy={save.busy}
          onRemove={() => remove(editing.own)}
          onClose={close}
        />
      ) : null}
    </fieldset>
  );
}

function KnownAbout({ id }: { id: NetworkId }) {
  const { t } = useTranslation();
  return isBuiltIn(id) ? t(`networks.about.${id}`) : null;
}

function OwnAbout({ own }: { own: CustomNetwork }) {
  const { t } = useTranslation();
  return (
    <span title={own.genesisHash}>
      {t('networks.about.own', { genesis: `${own.genesisHash.slice(0, 10)}\u2026` })}
    </span>
  );
}
