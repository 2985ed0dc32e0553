import { cleanText } from './untrusted.js';

/** Text from outside, cleaned and isolated so that right-to-left letters cannot turn a number beside them. */
export function Outside({ text, className }: { text: string; className?: string }) {
  return <bdi className={className}>{cleanText(text)}</bdi>;
}
