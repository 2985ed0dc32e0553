import type { AnswerName } from './answers.js';
import type { TermName } from './glossary.js';

/** What stands behind `/learn/` in a link. */
export type LearnSlug = TermName | AnswerName;
