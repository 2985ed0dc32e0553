import { useEffect } from 'react';
import { create } from 'zustand';
import { type ErrorBody, toErrorBody } from '../../core/errors/wallet-error.js';
import type { Currency, FiatPrice } from '../../core/fiat/types.js';
import type { EngineDoor } from '../app/services.js';
import { useServices } from '../app/services.js';
import { forgetFiat, keepFiat, keptFiat } from './fiat-memory.js';
import { useWalletStore } from './wallet-store.js';

const EVERY_MS = 5 * 60_000;

export interface Fiat {
  currency: Currency;
  /** The last price there was, perhaps of an earlier page; null before the first. */
  price: FiatPrice | null;
  /** Why there is no newer one. */
  error: ErrorBody | null;
}

const useFiatStore = create<{ fiat: Fiat | null }>(() => ({ fiat: null }));

let watchers = 0;
let stop: (() => void) | null = null;

/** Asks at once and then every five minutes, until stopped. What comes for a currency that was changed meanwhile is dropped. */
function poll(engine: EngineDoor, currency: Currency): () => void {
  let stopped = false;
  const kept = keptFiat(currency);
  useFiatStore.setState({ fiat: { currency, price: kept?.price ?? null, error: null } });
  const ask = async (): Promise<void> => {
    try {
      const price = await engine.call('fiat', { currency });
      if (stopped) return;
      keepFiat(price, Date.now());
      useFiatStore.setState({ fiat: { currency, price, error: null } });
    } catch (error) {
      if (stopped) return;
      const price = useFiatStore.getState().fiat?.price ?? null;
      useFiatStore.setState({ fiat: { currency, price, error: toErrorBody(error) } });
    }
  };
  // A page before this one asked a moment ago: its price serves until it is five minutes old.
  const rest = kept ? Math.max(0, kept.askedAtMs + EVERY_MS - Date.now()) : 0;
  let timer: ReturnType<typeof setTimeout>;
  const next = (delay: number): void => {
    timer = setTimeout(() => {
      void ask();
      next(EVERY_MS);
    }, delay);
  };
  if (rest === 0) void ask();
  next(rest === 0 ? EVERY_MS : rest);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/**
 * The price of TAO in the chosen currency, for as long as somebody shows it; null while no currency is chosen, and then nobody
 * is asked and the remembered price is gone. However many values are on screen, one question is asked.
 */
export function useFiat(): Fiat | null {
  const { engine } = useServices();
  const currency = useWalletStore((s) => s.settings?.currency ?? 'none');
  const fiat = useFiatStore((s) => s.fiat);
  useEffect(() => {
    if (currency === 'none') return forgetFiat();
    if (useFiatStore.getState().fiat?.currency !== currency) {
      stop?.();
      stop = null;
    }
    watchers += 1;
    stop ??= poll(engine, currency);
    return () => {
      watchers -= 1;
      if (watchers > 0) return;
      stop?.();
      stop = null;
      useFiatStore.setState({ fiat: null });
    };
  }, [engine, currency]);
  return currency !== 'none' && fiat?.currency === currency ? fiat : null;
}
