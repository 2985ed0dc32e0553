import type { TFunction } from 'i18next';
import { pageRow, type SettingRow } from '../rows.js';

const PAGES = {
  wallet: [
    ['accounts', '/accounts'],
    ['contacts', '/contacts'],
  ],
  safety: [
    ['watch', '/settings/watch'],
    ['emergency', '/emergency'],
    ['alerts', '/alerts'],
  ],
  sites: [['sites', '/settings/sites']],
  hosts: [['hosts', '/settings/hosts']],
} as const;

/** Sections that are only ways to pages. */
export function pageRows(t: TFunction, section: keyof typeof PAGES): SettingRow[] {
  return PAGES[section].map(([id, path]) =>
    pageRow({ id, path, name: t(`settings.pages.${id}`), text: t(`settings.pages.${id}Text`) }),
  );
}
