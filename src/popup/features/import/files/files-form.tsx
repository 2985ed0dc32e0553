import '../accounts/accounts.css';
import './files.css';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Notice } from '../../../components/notice.js';
import { FinishForm } from '../../onboarding/finish-form.js';
import type { Finish } from '../../onboarding/use-finish.js';
import { AccountTable } from '../accounts/account-table.js';
import type { Found } from '../types.js';
import { useHoldings } from '../use-holdings.js';
import { FileTable } from './file-table.js';
import { LeftOutNotice } from './left-out.js';
import { OpenProgress, ReadProgress } from './open-progress.js';
import { PasswordPanel } from './password-panel.js';
import { planFiles, publicBeside } from './plan.js';
import { RetryPanel } from './retry-panel.js';
import { useOpening } from './use-opening.js';
import { useRows } from './use-rows.js';

type FoundFiles = Extract<Found, { kind: 'files' }>;

/** Key files: what each is, their passwords, and the accounts in them to choose from. */
export function FilesForm({ found, finish }: { found: FoundFiles; finish: Finish }) {
  const { t } = useTranslation();
  const { sources, left } = found;
  const planned = useMemo(() => planFiles(sources), [sources]);
  const opening = useOpening(sources);
  const { rows, edit, editAll, toStore } = useRows(opening.accounts);
  const addresses = useMemo(
    () => opening.accounts.flatMap(({ address, problem }) => (address && problem === null ? [address] : [])),
    [opening.accounts],
  );
  const holdings = useHoldings(addresses);
  const list = useRef<HTMLDivElement>(null);
  const closed = rows.filter(({ state }) => state === 'locked').length;
  const opened = opening.progress === null && opening.locked.length === 0 && rows.length > 0;
  // What was pressed goes away with its work; whoever pressed it goes on to what it has opened.
  const leftFrom = useRef<'files' | 'retry' | null>(null);
  useEffect(() => {
    if (!opened || leftFrom.current === null) return;
    if (leftFrom.current === 'files' || closed === 0) list.current?.focus();
    leftFrom.current = null;
  }, [opened, closed]);
  const chosen = rows.filter((row) => row.chosen);
  const hotkeys = rows.filter(({ role }) => role === 'hotkey').length;
  const onlyWatched = chosen.length > 0 && chosen.every(({ state }) => state === 'watch');
  const [only] = planned;
  const failure = planned.length === 1 && only ? opening.failed.get(only.index) : undefined;
  return (
    <div className="stack">
      <LeftOutNotice left={left} />
      {planned.length > 1 ? (
        <FileTable planned={planned} failed={opening.failed} accounts={opening.accounts} />
      ) : null}
      {planned.some(({ source }) => source.row.plaintextSecret) ? (
        <Notice tone="caution">{t('import.plaintext')}</Notice>
      ) : null}
      {failure ? <ErrorNotice error={failure} /> : null}
      {opening.progress ? (
        <OpenProgress
          progress={opening.progress}
          heavy={opening.locked.flatMap(({ file }) => sources[file] ?? [])}
          onCancel={opening.cancel}
        />
      ) : null}
      {opening.locked.length > 0 ? (
        <PasswordPanel
          hidden={opening.progress !== null}
          locked={opening.locked}
          sources={sources}
          onOpen={(files, password, cryptoType) => {
            leftFrom.current = 'files';
            void opening.open(files, password, cryptoType);
          }}
          canWatch={(file) => publicBeside(sources, file) !== null}
          onWatch={(files) => {
            leftFrom.current = 'files';
            void opening.watch(files);
          }}
        />
      ) : null}
      {opening.watched.length > 0 ? (
        <div className="watched-instead">
          <span className="quiet small">{t('import.watched.text', { count: opening.watched.length })}</span>
          <Button look="ghost" onClick={opening.unwatch}>
            {t('import.watched.undo')}
          </Button>
        </div>
      ) : null}
      {opening.reading ? <ReadProgress progress={opening.reading} /> : null}
      {rows.length > 0 ? (
        <>
          <div ref={list} tabIndex={-1} className="focus-stop">
            <AccountTable
              rows={rows}
              kindTitle={t('import.table.type')}
              holdings={holdings}
              onName={(key, name) => edit(key, { name })}
              onChoose={(key, isChosen) => edit(key, { chosen: isChosen })}
              onChooseAll={editAll}
            />
          </div>
          {closed > 0 || opening.retried ? (
            <RetryPanel
              count={closed}
              hidden={opening.progress !== null}
              retried={opening.retried}
              onRetry={(password) => {
                leftFrom.current = 'retry';
                void opening.retry(password);
              }}
            />
          ) : null}
          {hotkeys > 0 ? <p className="quiet small">{t('import.hotkeys', { count: hotkeys })}</p> : null}
          {rows.some(({ state }) => state === 'watch') ? (
            <p className="quiet small">{t('import.watchSome')}</p>
          ) : null}
          <FinishForm
            act={finish.act}
            name={null}
            ready={chosen.length > 0 && opening.progress === null && opening.reading === null}
            submitLabel={t(onlyWatched ? 'import.finish.watchSome' : 'import.finish.some', {
              count: chosen.length,
            })}
            onSubmit={({ password }) => void finish.store(toStore(), password)}
          />
        </>
      ) : null}
    </div>
  );
}
