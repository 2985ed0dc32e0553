/** What the terms are about, in the order of the index. */
export const TOPICS = ['money', 'staking', 'trading', 'subnets', 'accounts', 'safety', 'chain'] as const;
export type Topic = (typeof TOPICS)[number];

interface Entry {
  topic: Topic;
  /** Terms to read next. */
  related: readonly string[];
}

const on = <const R extends readonly string[]>(topic: Topic, ...related: R) => ({ topic, related });

/** Every term that Kelvin explains. Its words stand under the same name in terms.json and learn.json. */
export const GLOSSARY = {
  tao: on('money', 'rao', 'alpha', 'fee'),
  rao: on('money', 'tao', 'existentialDeposit'),
  alpha: on('money', 'subnet', 'pool', 'spot', 'exit'),
  spendable: on('money', 'existentialDeposit', 'fee', 'lock'),
  spot: on('money', 'exit', 'spotPrice', 'impact'),
  exit: on('money', 'spot', 'impact', 'poolFee'),
  cost: on('money', 'exit', 'yield'),
  existentialDeposit: on('money', 'rao', 'spendable'),
  stake: on('staking', 'coldkey', 'hotkey', 'validator', 'alpha'),
  root: on('staking', 'tao', 'rootClaim', 'basket'),
  validator: on('staking', 'take', 'hotkey', 'yield'),
  miner: on('staking', 'validator', 'emission', 'subnet'),
  nominator: on('staking', 'validator', 'stake', 'take'),
  take: on('staking', 'validator', 'yield'),
  yield: on('staking', 'emission', 'take', 'exit'),
  emission: on('staking', 'yield', 'tempo', 'subnet'),
  rootClaim: on('staking', 'root', 'basket', 'fee'),
  basket: on('staking', 'root', 'rootClaim', 'exit'),
  ownBasket: on('staking', 'alpha', 'worstPrice', 'batch'),
  lock: on('staking', 'conviction', 'perpetualLock', 'maturity'),
  conviction: on('staking', 'lock', 'maturity', 'perpetualLock'),
  perpetualLock: on('staking', 'lock', 'conviction'),
  maturity: on('staking', 'conviction', 'lock'),
  collateral: on('staking', 'lock', 'miner', 'hotkey'),
  pool: on('trading', 'spotPrice', 'impact', 'poolFee'),
  spotPrice: on('trading', 'pool', 'spot', 'impact'),
  impact: on('trading', 'pool', 'tolerance', 'exit'),
  tolerance: on('trading', 'worstPrice', 'impact', 'frontRunning'),
  worstPrice: on('trading', 'tolerance', 'partial'),
  partial: on('trading', 'worstPrice', 'tolerance'),
  poolFee: on('trading', 'fee', 'pool'),
  frontRunning: on('trading', 'shield', 'tolerance', 'worstPrice'),
  shield: on('trading', 'frontRunning', 'postage', 'era', 'fee'),
  postage: on('trading', 'shield', 'fee', 'coldkey'),
  subnet: on('subnets', 'netuid', 'alpha', 'pool'),
  netuid: on('subnets', 'subnet', 'root'),
  marketCap: on('subnets', 'fullyDiluted', 'spotPrice', 'alpha'),
  fullyDiluted: on('subnets', 'marketCap', 'emission'),
  volume: on('subnets', 'pool', 'marketCap'),
  tempo: on('subnets', 'emission', 'block', 'yield'),
  deregistration: on('subnets', 'immunity', 'subnet', 'pool'),
  immunity: on('subnets', 'deregistration', 'subnet'),
  crowdloan: on('subnets', 'subnet', 'existentialDeposit'),
  coldkey: on('accounts', 'hotkey', 'phrase', 'address'),
  hotkey: on('accounts', 'coldkey', 'validator', 'miner'),
  address: on('accounts', 'coldkey', 'watchOnly', 'lookAlike'),
  phrase: on('accounts', 'passphrase', 'derivation', 'phishing'),
  passphrase: on('accounts', 'phrase', 'derivation'),
  derivation: on('accounts', 'phrase', 'address'),
  watchOnly: on('accounts', 'address', 'coldkey'),
  proxy: on('accounts', 'delegate', 'proxyType', 'announcement', 'pureProxy'),
  delegate: on('accounts', 'proxy', 'proxyType', 'announcement'),
  proxyType: on('accounts', 'proxy', 'announcement'),
  announcement: on('accounts', 'proxy', 'coldkeySwap'),
  pureProxy: on('accounts', 'proxy', 'multisig'),
  multisig: on('accounts', 'signatory', 'threshold', 'proxy'),
  signatory: on('accounts', 'multisig', 'threshold', 'signature'),
  threshold: on('accounts', 'multisig', 'signatory'),
  evmMirror: on('accounts', 'address', 'tao'),
  coldkeySwap: on('safety', 'coldkey', 'announcement', 'emergency'),
  emergency: on('safety', 'coldkeySwap', 'proxy', 'watchtower'),
  watchtower: on('safety', 'emergency', 'watchOnly', 'announcement'),
  phishing: on('safety', 'phrase', 'lookAlike', 'signature'),
  lookAlike: on('safety', 'address', 'phishing'),
  signature: on('safety', 'transaction', 'phishing', 'metadataHash'),
  transaction: on('chain', 'fee', 'block', 'nonce', 'batch'),
  batch: on('chain', 'transaction', 'ownBasket', 'fee'),
  fee: on('chain', 'poolFee', 'tip', 'transaction'),
  tip: on('chain', 'fee', 'transaction'),
  nonce: on('chain', 'transaction', 'era'),
  era: on('chain', 'block', 'nonce', 'finalized'),
  block: on('chain', 'finalized', 'tempo'),
  finalized: on('chain', 'block', 'transaction'),
  metadataHash: on('chain', 'signature', 'runtime'),
  runtime: on('chain', 'metadataHash', 'block'),
  endpoint: on('chain', 'archiveNode', 'runtime'),
  archiveNode: on('chain', 'endpoint', 'block'),
} as const satisfies Record<string, Entry>;

/** A term that has its entry; anything else does not compile. */
export type TermName = keyof typeof GLOSSARY;

export const TERM_NAMES = Object.keys(GLOSSARY) as TermName[];

/** Whether a piece of a link names a term. */
export function isTermName(text: string): text is TermName {
  return Object.hasOwn(GLOSSARY, text);
}

/** Terms to read after this one. A name that is none is a fault of this file, which a test finds. */
export function relatedTo(name: TermName): TermName[] {
  return (GLOSSARY[name].related as readonly string[]).filter(isTermName);
}
