import '../trade/words.js';
import rewards from '../../../i18n/en/rewards.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';

addWords(rewards);
