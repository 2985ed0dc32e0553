import { ChevronLeft, House } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { currentSurface } from '../app/surface.js';
import { IconButton } from './icon-button.js';

/** Title of a screen with the way back; home is one press away from everywhere, and in a tab it is always on screen. */
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
  const surface = currentSurface();
  const isDeep = back !== null && back !== '/' && (surface === 'popup' || surface === 'panel');
  return (
    <header className="page-header">
      {back === null ? null : (
        <IconButton label={t('actions.back')} data-back="" onClick={() => navigate(back)}>
          <ChevronLeft size={20} aria-hidden="true" />
        </IconButton>
      )}
      <h1 className="page-title">{title}</h1>
      {aside}
      {isDeep ? (
        <IconButton label={t('actions.home')} onClick={() => navigate('/')}>
          <House size={16} aria-hidden="true" />
        </IconButton>
      ) : null}
    </header>
  );
}
