import './import.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddedAccounts } from '../../../protocol/ui/accounts.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import words from '../../i18n/en/import.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { Done } from '../onboarding/done.js';
import { type Finish, useFinish } from '../onboarding/use-finish.js';
import { useIsNewWallet } from '../onboarding/use-is-new-wallet.js';
import { FilesForm } from './files/files-form.js';
import { LeftOutNotice } from './files/left-out.js';
import { AddressForm } from './forms/address-form.js';
import { HexForm } from './forms/hex-form.js';
import { PhraseForm } from './forms/phrase-form.js';
import { FoundLine } from './found-line.js';
import { useDrop } from './reading/use-drop.js';
import { RestoreForm } from './restore/restore-form.js';
import { SourceField } from './source-field.js';
import type { Found } from './types.js';
import { Unusable } from './unusable.js';
import { useFound } from './use-found.js';

addWords(words);

/** What brought the person here. The field takes everything all the same; only the words differ. */
export type Purpose = 'import' | 'watch' | 'restore' | 'practise';

/** One field that recognises what it is given, and the form for it. Secrets live in these components and nowhere else. */
export function Import({ purpose }: { purpose: Purpose }) {
  const { t } = useTranslation();
  const finding = useFound();
  const stored = useFinish();
  const [restarts, setRestarts] = useState(0);
  const [wrong, setWrong] = useState(false);
  const [restored, setRestored] = useState<AddedAccounts | null>(null);
  const isNew = useIsNewWallet();
  const { found, reading, round, clear } = finding;
  // What was stored is let go of here in the same moment.
  const finish: Finish = {
    ...stored,
    store: (accounts, password) => stored.store(accounts, password, clear),
  };
  const added = finish.added ?? restored;
  const over = useDrop(finding.giveDrop, !added && !finish.act.busy);
  if (added)
    return <Done added={added} isNew={isNew} note={restored ? t('import.restore.done') : undefined} />;
  const startOver = (): void => {
    clear();
    // A new field takes the focus, which the button takes away with it.
    setRestarts((old) => old + 1);
  };
  const hasOwnForm = found !== null && ['phrase', 'files', 'backup'].includes(found.kind);
  return (
    <main className="flow flow-import">
      <PageHeader title={t(`import.title.${purpose}`)} back={wayBack(purpose, isNew)} />
      {hasOwnForm ? null : (
        <>
          <p className="quiet">{t(`import.intro.${purpose}`)}</p>
          <SourceField
            key={restarts}
            finding={finding}
            label={t(`import.field.${purpose}`)}
            textOnly={purpose === 'watch' || purpose === 'practise'}
            isPublic={purpose === 'watch'}
          />
        </>
      )}
      <FoundLine found={found} reading={reading} wrong={wrong} onClear={startOver} />
      {found ? (
        <FoundForm
          key={round}
          found={found}
          finish={finish}
          onWrong={setWrong}
          onRestored={(all) => {
            clear();
            setRestored(all);
          }}
        />
      ) : (
        <Takes purpose={purpose} />
      )}
      <div className="drop-cover" data-over={over} aria-hidden="true">
        <span className="drop-words">{t('import.drop')}</span>
      </div>
    </main>
  );
}

/** To what led here: the choice of a way in, or practising. */
function wayBack(purpose: Purpose, isNew: boolean): string {
  const base = isNew ? '' : '/add';
  return purpose === 'practise' ? `${base}/practise` : base || '/';
}

interface FormProps {
  found: Found;
  finish: Finish;
  onWrong(some: boolean): void;
  onRestored(added: AddedAccounts): void;
}

function FoundForm({ found, finish, onWrong, onRestored }: FormProps) {
  const { t } = useTranslation();
  switch (found.kind) {
    case 'phrase':
    case 'hex':
      return (
        <>
          {found.fromFile ? <Notice tone="caution">{t('import.plaintext')}</Notice> : null}
          {found.kind === 'phrase' ? (
            <PhraseForm found={found} finish={finish} onWrong={onWrong} />
          ) : (
            <HexForm secret={found.secret} finish={finish} />
          )}
        </>
      );
    case 'address':
      return <AddressForm found={found.address} finish={finish} />;
    case 'files':
      return <FilesForm found={found} finish={finish} />;
    case 'backup':
      return <RestoreForm file={found.file} onStored={onRestored} />;
    case 'unusable':
      return (
        <>
          <Unusable recognised={found.recognised} />
          <LeftOutNotice left={found.left} />
        </>
      );
  }
}

/** What the field takes, for whoever is not sure what they have. */
function Takes({ purpose }: { purpose: Purpose }) {
  const { t } = useTranslation();
  if (purpose !== 'import') return null;
  const kinds = ['phrase', 'hex', 'json', 'btcli', 'backup', 'address'] as const;
  return (
    <dl className="takes">
      {kinds.map((kind) => (
        <div key={kind}>
          <dt>{t(`import.takes.${kind}.what`)}</dt>
          <dd>{t(`import.takes.${kind}.text`)}</dd>
        </div>
      ))}
    </dl>
  );
}
