import { useTranslation } from 'react-i18next';
import type { Sentence } from '../../core/explain/types.js';
import { Filled } from './param-view.js';
import { wordsOf } from './sentence-text.js';

interface Props {
  sentence: Sentence;
  always?: boolean;
  /** Classes of the holes that stand out. */
  marked?: Readonly<Record<string, string>> | undefined;
}

/** What a transaction does, in one sentence. */
export function SentenceView({ sentence, always, marked }: Props) {
  const { t } = useTranslation();
  return <Filled {...wordsOf(t, sentence)} always={always ?? false} marked={marked} />;
}

/** The name of the act for a button: `Stake 10 τ`. */
export function ActName({ sentence }: { sentence: Sentence }) {
  const { t } = useTranslation();
  return <Filled template={t(`act.${sentence.code}`)} params={sentence.params} always />;
}
