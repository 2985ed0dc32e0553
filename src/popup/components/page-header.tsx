import { ChevronLeft, House } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { parentOf } from '../app/parent-of.js';
import { currentSurface } from '../app/surface.js';
import { IconButton } from './icon-button.js';

/** Title of a screen with the way back; home is one press away from everywhere, and in a tab it is always on screen. */
export function PageHeader({
  title,
  back: asked,
  aside,
}: {
  title: string;
  /** Where back leads; by default to the screen above this path. Null: nowhere. */
  back?: string | null;
  aside?: ReactNode;
}) {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const back = asked === undefined ? parentOf(path) : asked;
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
