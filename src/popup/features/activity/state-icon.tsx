import { CircleAlert, CircleCheck, CircleX, Clock, Hourglass } from 'lucide-react';
import type { ActivityRow } from '../../../core/activity/types.js';
import { hasEnded, partlyDone } from './story.js';

/** Shape tells the state as well as colour. */
export function StateIcon({ row }: { row: ActivityRow }) {
  if (hasEnded(row)) return <CircleX size={16} className="loss" aria-hidden="true" />;
  if (row.state === 'finalized' && partlyDone(row))
    return <CircleAlert size={16} className="loss" aria-hidden="true" />;
  if (row.state === 'finalized') return <CircleCheck size={16} className="gain" aria-hidden="true" />;
  if (row.state === 'in-block') return <Hourglass size={16} className="ice" aria-hidden="true" />;
  return <Clock size={16} className="quiet" aria-hidden="true" />;
}
