import './palette.css';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../components/sheet.js';
import type { SheetState } from '../home/sheet-state.js';

/** The keys that work everywhere. */
export default function ShortcutsSheet({ open, onOpenChange }: SheetState) {
  const { t } = useTranslation();
  const rows: Array<[string, string[]]> = [
    [t('shortcuts.palette'), ['k', `${t('shortcuts.ctrl')} k`]],
    [t('shortcuts.search'), ['/']],
    [t('shortcuts.send'), ['s']],
    [t('shortcuts.back'), [t('shortcuts.escape')]],
    [t('shortcuts.move'), ['↑', '↓']],
    [t('shortcuts.open'), [t('shortcuts.enter')]],
    [t('shortcuts.favourite'), ['f']],
    [t('shortcuts.list'), ['?']],
  ];
  return (
    <Sheet title={t('shortcuts.title')} open={open} onOpenChange={onOpenChange}>
      <dl className="shortcuts" data-testid="shortcuts">
        {rows.map(([name, keys]) => (
          <div className="shortcut" key={name}>
            <dt>{name}</dt>
            <dd>
              {keys.map((key, at) => (
                <Fragment key={key}>
                  {at > 0 ? <span className="faint tiny">{t('shortcuts.or')}</span> : null}
                  <kbd className="key">{key}</kbd>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="faint small">{t('shortcuts.note')}</p>
    </Sheet>
  );
}
