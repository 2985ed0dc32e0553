import type { ColdkeySwap, ProxyGrant } from '../chain/account-state.js';
import type { AlertFacts, AnnouncedCall, WaitingApproval } from './types.js';

export function grantKey({ delegate, proxyType, delayBlocks }: ProxyGrant): string {
  return `${delegate}|${proxyType}|${delayBlocks}`;
}

export function callKey({ delegate, callHash, height }: AnnouncedCall): string {
  return `${delegate}|${callHash}|${height}`;
}

export function waitingKey({ callHash, depositor }: WaitingApproval): string {
  return `${callHash}|${depositor}`;
}

/** Empty for no swap. */
export function swapKey(swap: ColdkeySwap): string {
  return swap.state === 'none' ? '' : `${swap.newColdkeyHash}|${swap.executableAtBlock}`;
}

/**
 * Names an event among all: the same one has the same id. What can happen again in the same words (money that leaves, a
 * right given once more) is told apart by the block of the check that saw it.
 */
export function alertId(networkId: string, address: string | null, block: number, facts: AlertFacts): string {
  return [facts.kind, networkId, address ?? '', ...subject(facts, block)].join('|');
}

function subject(facts: AlertFacts, block: number): Array<string | number> {
  switch (facts.kind) {
    case 'swap-announced':
      return [facts.newColdkeyHash, facts.executableAtBlock];
    case 'call-announced':
      return [facts.delegate, facts.callHash, facts.executableAtBlock];
    case 'proxy-added':
      return [facts.delegate, facts.proxyType, facts.delayBlocks, block];
    case 'stake-left':
      return [facts.netuid, block];
    case 'take-raised':
      return [facts.hotkey, facts.from, facts.to];
    case 'lock-matures':
      return [facts.netuid, facts.hotkey, facts.atBlock];
    case 'rewards-ready':
      return [facts.hotkey, block];
    case 'approval-waits':
      return [waitingKey(facts), block];
    case 'price-crossed':
    case 'yield-fell':
    case 'validator-left':
    case 'subnet-closing':
      return [facts.ruleId, block];
    case 'swap-disputed':
    case 'funds-left':
      return [block];
  }
}
