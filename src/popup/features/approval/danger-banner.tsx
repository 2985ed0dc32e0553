import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Risk } from '../../../core/explain/types.js';

/** The one line above everything that says what is at stake. */
export function DangerBanner({ risk }: { risk: Risk }) {
  const { t } = useTranslation();
  return (
    <DangerLine>
      {t(`approval.dangerTitle.${risk.code}`, { defaultValue: t('approval.dangerTitle.other') })}
    </DangerLine>
  );
}

/** A line of danger in its place above the title. */
export function DangerLine({ children }: { children: ReactNode }) {
  return (
    <p className="danger-banner" role="alert">
      <TriangleAlert size={18} aria-hidden="true" />
      {children}
    </p>
  );
}
