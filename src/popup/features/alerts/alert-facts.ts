import type { TFunction } from 'i18next';
import type { Param } from '../../../core/explain/types.js';
import type { Alert } from '../../../core/watch/types.js';
import { priceTao } from '../../components/format.js';
import { rightText } from '../../components/sentence-text.js';

/** Largest take there is: all of it. */
const WHOLE_TAKE = 65_535;

/** A text of the catalogue and what fills its holes. */
export interface AlertWords {
  key: string;
  params: Record<string, Param>;
}

/** What names the chain's things: own accounts, validators and subnets as this page knows them. */
export interface Names {
  account(address: string): string | null;
  validator(hotkey: string): string | null;
  subnet(netuid: number): { name: string | null; symbol: string | null };
}

/**
 * Who, what and when of an alert.
 * @param block newest block of the alert's own network; null where that is not the network in use
 */
export function alertWords(t: TFunction, alert: Alert, names: Names, block: number | null): AlertWords {
  const { facts } = alert;
  const since = block ?? alert.block;
  const own = (address: string): Param => ({
    t: 'account',
    address,
    name: names.account(address),
    role: 'own',
  });
  const other = (address: string): Param => ({ ...own(address), role: 'other' }) as Param;
  const validator = (hotkey: string, name: string | null = null): Param => ({
    t: 'account',
    address: hotkey,
    name: name ?? names.validator(hotkey),
    role: 'validator',
  });
  const account: Param = alert.address === null ? { t: 'text', text: '' } : own(alert.address);
  const subnetOf = (netuid: number): Param => ({ t: 'subnet', netuid, ...names.subnet(netuid) });
  const price = (rao: bigint): Param => ({ t: 'text', text: priceTao(rao) });
  const timed = (name: string, at: number, params: Record<string, Param>): AlertWords =>
    at <= since
      ? { key: `${name}-due`, params }
      : { key: name, params: { ...params, left: { t: 'blocks', count: BigInt(at - since) } } };
  switch (facts.kind) {
    case 'swap-announced':
      return timed(facts.kind, facts.executableAtBlock, { account });
    case 'swap-disputed':
      return { key: facts.kind, params: { account } };
    case 'proxy-added': {
      const params: Record<string, Param> = {
        account,
        delegate: other(facts.delegate),
        right: { t: 'text', text: rightText(t, facts.proxyType) },
      };
      return facts.delayBlocks === 0
        ? { key: facts.kind, params }
        : {
            key: `${facts.kind}-delayed`,
            params: { ...params, delay: { t: 'blocks', count: BigInt(facts.delayBlocks) } },
          };
    }
    case 'call-announced':
      return timed(facts.kind, facts.executableAtBlock, { account, delegate: other(facts.delegate) });
    case 'funds-left':
      return { key: facts.kind, params: { account, amount: { t: 'tao', rao: facts.amountRao } } };
    case 'stake-left': {
      const { netuid } = facts;
      const subnet = names.subnet(netuid);
      return {
        key: facts.kind,
        params: {
          account,
          validator: validator(facts.hotkey),
          subnet: { t: 'subnet', netuid, ...subnet },
          amount: { t: 'alpha', netuid, base: facts.alphaBase, symbol: subnet.symbol },
        },
      };
    }
    case 'take-raised':
      return {
        key: facts.kind,
        params: {
          validator: validator(facts.hotkey, facts.name),
          from: { t: 'bps', bps: takeBps(facts.from) },
          to: { t: 'bps', bps: takeBps(facts.to) },
        },
      };
    case 'lock-matures':
      return timed(facts.kind, facts.atBlock, {
        account,
        validator: validator(facts.hotkey),
        subnet: subnetOf(facts.netuid),
      });
    case 'approval-waits': {
      const [count, threshold] = [facts.approvals, facts.threshold].map(
        (one): Param => ({ t: 'text', text: String(one) }),
      ) as [Param, Param];
      return facts.approvals < facts.threshold
        ? { key: facts.kind, params: { account, count, threshold, depositor: other(facts.depositor) } }
        : { key: `${facts.kind}-all`, params: { account, threshold } };
    }
    case 'price-crossed':
      return {
        key: `price-${facts.side}`,
        params: {
          subnet: subnetOf(facts.netuid),
          price: price(facts.priceRao),
          limit: price(facts.limitRao),
        },
      };
    case 'yield-fell':
      return {
        key: facts.kind,
        params: {
          validator: validator(facts.hotkey),
          subnet: subnetOf(facts.netuid),
          now: { t: 'bps', bps: facts.nowBps },
          limit: { t: 'bps', bps: facts.belowBps },
        },
      };
    case 'validator-left':
      return {
        key: facts.gone ? `${facts.kind}-gone` : facts.kind,
        params: { validator: validator(facts.hotkey), subnet: subnetOf(facts.netuid) },
      };
    case 'subnet-closing':
      return {
        key: facts.kind,
        params: { subnet: subnetOf(facts.netuid), place: { t: 'text', text: String(facts.place + 1) } },
      };
    case 'rewards-ready':
      return {
        key: facts.kind,
        params: {
          account,
          validator: validator(facts.hotkey),
          amount: { t: 'tao', rao: facts.valueRao },
        },
      };
  }
}

/** A share of 65,535 in basis points, to the nearest. */
function takeBps(take: number): number {
  return Math.round((take * 10_000) / WHOLE_TAKE);
}

/** Where the one button of an alert leads: the emergency screen with the right step open, or the page about it. */
export function actionPath({ facts }: Alert, accountId: string | null): string {
  const emergency = (step: string) => `/emergency/${accountId ?? 'active'}/${step}`;
  switch (facts.kind) {
    case 'swap-announced':
    case 'swap-disputed':
      return emergency('dispute');
    case 'proxy-added':
      return emergency('remove');
    case 'call-announced':
      return emergency('reject');
    case 'funds-left':
    case 'stake-left':
      return emergency('evacuate');
    case 'approval-waits':
      return '/shared';
    case 'take-raised':
    case 'validator-left':
    case 'yield-fell':
      return `/validators/${facts.hotkey}`;
    case 'price-crossed':
    case 'subnet-closing':
      return `/subnet/${facts.netuid}`;
    case 'lock-matures':
      return `/position/${facts.netuid}`;
    case 'rewards-ready':
      return '/do/claim';
  }
}
