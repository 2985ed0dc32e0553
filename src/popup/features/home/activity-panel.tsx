import { ActivityList } from '../activity/activity-list.js';

/** The activity of this wallet, below a tab of home. */
export default function ActivityPanel() {
  return <ActivityList />;
}
