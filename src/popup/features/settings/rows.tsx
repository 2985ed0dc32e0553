import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

export const SECTIONS = [
  'security',
  'wallet',
  'safety',
  'network',
  'sites',
  'appearance',
  'money',
  'hosts',
  'about',
] as const;
export type SectionId = (typeof SECTIONS)[number];

/** One thing that can be set, or the way to a page of more. */
export interface SettingRow {
  id: string;
  /** What the search of this page looks through, beside the section's name. */
  words: readonly string[];
  node: ReactNode;
  /** A way to a page fills its row. */
  isPage?: boolean;
}

export interface SettingSection {
  id: SectionId;
  title: string;
  rows: readonly SettingRow[];
}

/** The sections with a match, each with its matching rows; a section that matches by name keeps all of them. */
export function filterSections(sections: readonly SettingSection[], query: string): SettingSection[] {
  const wanted = query.trim().toLowerCase();
  const has = (text: string): boolean => text.toLowerCase().includes(wanted);
  return sections.flatMap((section) => {
    if (wanted === '' || has(section.title)) return [section];
    const rows = section.rows.filter(({ words }) => words.some(has));
    return rows.length > 0 ? [{ ...section, rows }] : [];
  });
}

interface PageProps {
  id: string;
  path: string;
  name: string;
  text: string;
}

/** The way to a page of its own. */
export function pageRow({ id, path, name, text }: PageProps): SettingRow {
  return {
    id,
    words: [name, text],
    isPage: true,
    node: (
      <Link href={path} className="settings-page" data-testid={`to-${id}`}>
        <PageText name={name} text={text} />
      </Link>
    ),
  };
}

/** Name of a page and what is on it. */
export function PageText({ name, text }: { name: ReactNode; text: ReactNode }) {
  return (
    <>
      <span className="row-main">
        <span className="row-name">{name}</span>
        <span className="row-under settings-under">{text}</span>
      </span>
      <ChevronRight size={16} aria-hidden="true" className="faint" />
    </>
  );
}
