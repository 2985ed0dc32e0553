import words from '../../i18n/en/shared.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';

addWords(words);
