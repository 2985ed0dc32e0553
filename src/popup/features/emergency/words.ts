import '../activity/words.js';
import words from '../../i18n/en/emergency.json' with { type: 'json' };
import operations from '../../i18n/en/operations.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';

addWords(words);
// What is to be known of a quote is said as its form says it.
addWords(operations);
