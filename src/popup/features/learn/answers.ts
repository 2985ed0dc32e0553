import type { TermName } from './glossary.js';

/** Questions that people ask, in the order in which they are likely to, with the terms each rests on. */
export const ANSWERS = {
  'send-or-stake': ['stake', 'validator', 'address'],
  'selling-brings-less': ['exit', 'spot', 'impact', 'poolFee'],
  'stake-shrank': ['alpha', 'spotPrice', 'emission', 'exit'],
  'what-earns': ['emission', 'yield', 'validator', 'take'],
  'what-is-root': ['root', 'rootClaim', 'basket'],
  'root-or-subnet': ['root', 'alpha', 'exit', 'yield'],
  'who-moves-my-stake': ['coldkey', 'validator', 'proxy', 'coldkeySwap'],
  'key-out-of-reach': ['coldkey', 'delegate', 'multisig', 'postage'],
  'after-connecting': ['signature', 'address', 'phishing'],
  'lost-computer': ['phrase', 'passphrase', 'coldkey'],
  'lost-password': ['phrase', 'coldkey'],
  'why-hidden': ['shield', 'frontRunning', 'era'],
  'why-failed': ['fee', 'worstPrice', 'tolerance', 'nonce'],
  'subnet-disappears': ['deregistration', 'immunity', 'pool'],
  'minimum-stake': ['stake', 'existentialDeposit', 'fee'],
  'swap-announced': ['coldkeySwap', 'emergency', 'announcement'],
  'what-kelvin-contacts': ['endpoint', 'watchtower', 'archiveNode'],
} as const satisfies Record<string, readonly TermName[]>;

export type AnswerName = keyof typeof ANSWERS;

export const ANSWER_NAMES = Object.keys(ANSWERS) as AnswerName[];

/** Whether a piece of a link names an answer. */
export function isAnswerName(text: string): text is AnswerName {
  return Object.hasOwn(ANSWERS, text);
}
