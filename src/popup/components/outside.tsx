import { cleanText } from './untrusted.js';

/**
 * Text from outside, cleaned and isolated so that right-to-left letters cannot turn a number beside them. Where there is no
 * room for all of it, all of it is one hover away.
 */
export function Outside({ text, className }: { text: string; className?: string }) {
  const clean = cleanText(text);
  return (
    <bdi className={className} title={clean}>
      {clean}
    </bdi>
  );
}
