import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { IconButton } from './icon-button.js';

/** Title of a screen with the way back. */
export function PageHeader({
  title,
  back = '/',
  aside,
}: {
  title: string;
  back?: string | null;
  aside?: ReactNode;
}) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <header className="page-header">
      {back === null ? null : (
        <IconButton label={t('actions.back')} onClick={() => navigate(back)}>
          <ChevronLeft size={20} aria-hidden="true" />
        </IconButton>
      )}
      <h1 className="page-title">{title}</h1>
      {aside}
    </header>
  );
}
