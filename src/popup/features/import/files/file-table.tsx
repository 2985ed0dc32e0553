import { Eye, File, KeyRound, Lock, LockOpen, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import { ShortAddress } from '../../../components/address.js';
import { cx } from '../../../components/cx.js';
import { Disclosure } from '../../../components/disclosure.js';
import { errorParts } from '../../../components/error-text.js';
import { Outside } from '../../../components/outside.js';
import { VirtualRows } from '../accounts/virtual-rows.js';
import { nameOfRow } from '../naming.js';
import type { FileAccount } from './opened-files.js';
import { claimedAddress, type PlannedFile } from './plan.js';

/** Row height in CSS pixels; import.css says the same. */
const ROW_PX = 56;

interface Props {
  planned: readonly PlannedFile[];
  failed: ReadonlyMap<number, ErrorBody>;
  accounts: readonly FileAccount[];
}

/** What each file of a folder is. Files that hold nothing for a wallet are counted below, folded away. */
export function FileTable({ planned, failed, accounts }: Props) {
  const { t } = useTranslation();
  const shown = planned.filter(({ use }) => use !== 'none');
  const others = planned.filter(({ use }) => use === 'none');
  const opened = new Set(accounts.map(({ file }) => file));
  const sources = planned.map(({ source }) => source);
  return (
    <section className="card file-table" aria-label={t('import.file.label')} data-testid="files">
      {shown.length > 0 ? (
        <VirtualRows
          count={shown.length}
          rowPx={ROW_PX}
          keyOf={(index) => shown[index]?.index ?? index}
          label={t('import.file.label')}
        >
          {(index) => {
            const file = shown[index];
            return file ? (
              <FileLine
                file={file}
                error={failed.get(file.index) ?? null}
                opened={opened.has(file.index)}
                address={claimedAddress(file.source.row, sources)}
              />
            ) : null;
          }}
        </VirtualRows>
      ) : (
        <p className="file-none quiet">{t('import.file.none')}</p>
      )}
      {others.length > 0 ? (
        <Disclosure className="file-others" summary={t('import.file.others', { count: others.length })}>
          <ul className="tiny faint scroll">
            {others.slice(0, 100).map(({ index, source }) => (
              <li key={index}>
                <Outside text={source.row.path} />
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </section>
  );
}

interface LineProps {
  file: PlannedFile;
  error: ErrorBody | null;
  opened: boolean;
  address: string | null;
}

function FileLine({ file: { source, use }, error, opened, address }: LineProps) {
  const { t } = useTranslation();
  const { row } = source;
  const parts = row.path.split(/[\\/]/);
  const name = parts.at(-1) ?? '';
  const folder = parts.slice(0, -1).join('/');
  const naming = nameOfRow(row);
  const problem = error?.code ?? row.problem;
  const Icon = iconOf(use, opened, row.plaintextSecret);
  return (
    <div className="file-row" data-use={use}>
      <Icon size={16} aria-hidden="true" className={cx('file-icon', problem && 'caution')} />
      <div className="row-main">
        <span className="file-name" title={row.path}>
          {folder === '' ? null : (
            <>
              <Outside text={folder} className="faint truncate" />
              <span className="faint">/</span>
            </>
          )}
          <Outside text={name} className="file-own strong" />
        </span>
        <span className="row-under truncate">
          {t(naming.key, naming.values)}
          {use === 'paired' ? ` \u00b7 ${t('import.file.paired')}` : ''}
          {use === 'backup' ? ` \u00b7 ${t('import.file.backup')}` : ''}
          {problem ? ` \u00b7 ${errorParts(t, { code: problem, context: {} }).what}` : ''}
        </span>
      </div>
      {row.plaintextSecret ? (
        <span className="pill file-plain">
          <TriangleAlert size={12} aria-hidden="true" />
          {t('import.file.plaintext')}
        </span>
      ) : null}
      {address ? (
        <ShortAddress address={address} className="file-address quiet tiny" />
      ) : (
        <span className="file-address" />
      )}
    </div>
  );
}

function iconOf(use: PlannedFile['use'], opened: boolean, plaintext: boolean): typeof File {
  if (use === 'broken') return TriangleAlert;
  if (use === 'locked') return opened ? LockOpen : Lock;
  if (use === 'open') return plaintext ? KeyRound : Eye;
  return File;
}
