import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomNetwork } from '../../../core/chain/networks.js';
import type { Settings } from '../../../protocol/ui/settings.js';
import { Button } from '../../components/button.js';
import { Sheet } from '../../components/sheet.js';
import { NameField } from './name-field.js';
import { changeOwn } from './node-list.js';
import { ownName } from './own-name.js';
import type { NetworkSave } from './use-network-save.js';

interface Props {
  own: CustomNetwork;
  settings: Settings;
  save: NetworkSave;
  onClose(): void;
}

/** Another name for a network of one's own. The chain it is pinned to stays. */
export function RenameSheet({ own, settings, save, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(own.name);
  const name = ownName(text, settings, t, own.id);
  return (
    <Sheet title={t('networks.renameTitle')} open onOpenChange={(open) => (open ? undefined : onClose())}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (name === null) return;
          save.patch(changeOwn(settings, own.id, { name }), t('networks.renamed', { name }), onClose);
        }}
      >
        <NameField text={text} bad={name === null} onChange={setText} />
        <Button type="submit" look="primary" wide busy={save.busy} aria-disabled={name === null}>
          {t('networks.renameAction')}
        </Button>
      </form>
    </Sheet>
  );
}
