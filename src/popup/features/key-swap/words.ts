import words from '../../i18n/en/key-swap.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
// Choosing an account, disputing and calling off are said as on the emergency screen.
import '../emergency/words.js';

addWords(words);
