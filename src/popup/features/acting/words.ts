import words from '../../i18n/en/acting.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';

addWords(words);
