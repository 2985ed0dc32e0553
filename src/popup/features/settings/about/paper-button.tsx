import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.js';
import { Sheet } from '../../../components/sheet.js';
import { Skeleton } from '../../../components/skeleton.js';

const PAPERS = {
  privacy: lazy(() => import('./privacy.js')),
  licences: lazy(() => import('./licences.js')),
};

/** Opens a text that comes with the package and is read when somebody wants it. */
export function PaperButton({ paper }: { paper: keyof typeof PAPERS }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const Paper = PAPERS[paper];
  return (
    <>
      <Button onClick={() => setOpen(true)} data-testid={`open-${paper}`}>
        {t(`settings.${paper}`)}
      </Button>
      <Sheet title={t(`settings.${paper}`)} open={open} onOpenChange={setOpen}>
        {open ? (
          <Suspense fallback={<Skeleton rows={6} />}>
            <Paper />
          </Suspense>
        ) : null}
      </Sheet>
    </>
  );
}
