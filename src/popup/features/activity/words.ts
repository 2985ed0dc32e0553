import activity from '../../i18n/en/activity.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';

addWords(activity);
