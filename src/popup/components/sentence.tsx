import { useTranslation } from 'react-i18next';
import type { Sentence } from '../../core/explain/types.js';
import { Filled, textOfSentence } from './param-view.js';

/** What a transaction does, in one sentence. */
export function SentenceView({ sentence, always }: { sentence: Sentence; always?: boolean }) {
  const { t } = useTranslation();
  return <Filled template={textOfSentence(t, sentence)} params={sentence.params} always={always ?? false} />;
}

/** The name of the act for a button: `Stake 10 τ`. */
export function ActName({ sentence }: { sentence: Sentence }) {
  const { t } = useTranslation();
  return <Filled template={t(`act.${sentence.code}`)} params={sentence.params} always />;
}
