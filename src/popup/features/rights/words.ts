import '../emergency/words.js';
import accounts from '../../i18n/en/accounts.json' with { type: 'json' };
import words from '../../i18n/en/rights.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';

// Its ways out of a bad moment and its words for keys are the ones of those pages.
addWords(accounts);
addWords(words);
