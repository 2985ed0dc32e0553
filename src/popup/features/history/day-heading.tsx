import { useTranslation } from 'react-i18next';
import { dayText } from '../../components/age.js';

const DAY_MS = 86_400_000;

/** The day of what stands below: today and yesterday by name. */
export function DayHeading({ dayMs }: { dayMs: number }) {
  const { t } = useTranslation();
  const today = new Date().setHours(0, 0, 0, 0);
  // Days that end summer time have 25 hours: the nearest whole number of days counts.
  const ago = Math.round((today - dayMs) / DAY_MS);
  const text = ago === 0 ? t('history.today') : ago === 1 ? t('history.yesterday') : dayText(dayMs);
  return <h3 className="history-day-name tiny">{text}</h3>;
}
