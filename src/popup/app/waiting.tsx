import { ChevronLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { IconButton } from '../components/icon-button.js';
import { CardSkeleton, FormSkeleton, RowsSkeleton, TableSkeleton } from '../components/skeleton.js';
import { useDelayed } from '../state/use-delayed.js';
import { parentOf } from './parent-of.js';
import { currentSurface } from './surface.js';

/** Titles whose words are here with the first paint. */
const TITLES = [
  ['/do/send', 'send'],
  ['/stake', 'stake'],
  ['/portfolio', 'portfolio'],
  ['/subnets', 'subnetsPlace'],
  ['/validators', 'validatorsPlace'],
  ['/history', 'historyPlace'],
  ['/learn', 'learnPlace'],
  ['/accounts', 'accounts'],
  ['/settings', 'settings'],
] as const;

const FORMS = /^\/(?:stake|do\/|key-swap|connect\/)/;
const PAGES = /^\/(?:subnet|position|validators|tx|accounts)\//;
const TABLES = /^\/(?:subnets|validators|portfolio)$/;

/** A screen whose code is on its way: its head with the way back, and below it the shape of what comes. */
export function Waiting() {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const visible = useDelayed();
  const title = TITLES.find(([of]) => path === of);
  return (
    <main className="screen" aria-busy="true" data-testid="waiting">
      {/* Not a heading: the focus waits for that of the screen itself. */}
      <header className="page-header">
        <IconButton label={t('actions.back')} data-back="" onClick={() => navigate(parentOf(path))}>
          <ChevronLeft size={20} aria-hidden="true" />
        </IconButton>
        {title ? (
          <span className="page-title">{t(`home.${title[1]}`)}</span>
        ) : visible ? (
          <span className="bar bar-line bar-wide-1" />
        ) : null}
      </header>
      <Shape path={path} />
    </main>
  );
}

function Shape({ path }: { path: string }) {
  if (FORMS.test(path)) return <FormSkeleton fields={3} facts={4} />;
  if (PAGES.test(path)) return <CardSkeleton amount chart lines={4} />;
  if (TABLES.test(path) && currentSurface() === 'tab') return <TableSkeleton rows={12} columns={8} />;
  return <RowsSkeleton rows={7} />;
}
