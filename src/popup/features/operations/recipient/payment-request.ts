import { exactAmount } from '../../../../core/amount/format.js';
import { parseAmount } from '../../../../core/amount/parse.js';

/** What somebody asks for: an address, perhaps an amount, and the chain it is meant for. */
export interface PaymentRequest {
  address: string;
  amountRao: bigint | null;
  /** First 16 bytes of the chain's genesis hash, as CAIP-2 names Polkadot chains; null when the request names none. */
  chain: string | null;
}

const SCHEME = 'bittensor:';
const MAX_LENGTH = 512;

/** `bittensor:5F…?amount=1.5&chain=2f05…`: what the QR code of a request holds and what can be pasted for a recipient. */
export function writeRequest({ address, amountRao, chain }: PaymentRequest): string {
  const parts = [
    ...(amountRao === null ? [] : [`amount=${exactAmount(amountRao)}`]),
    ...(chain === null ? [] : [`chain=${chain}`]),
  ];
  return `${SCHEME}${address}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}

/** How a request names the chain of a genesis hash. */
export function chainOf(genesisHash: string): string {
  return genesisHash.slice(2, 34).toLowerCase();
}

/** A pasted request in parts; null when the text is none. An amount that is not one is left out, never guessed. */
export function readRequest(text: string): PaymentRequest | null {
  const trimmed = text.trim();
  if (!trimmed.toLowerCase().startsWith(SCHEME) || trimmed.length > MAX_LENGTH) return null;
  const [address = '', query = ''] = trimmed.slice(SCHEME.length).split('?');
  const parts = new URLSearchParams(query);
  const amount = parseAmount(parts.get('amount') ?? '', '.');
  const chain = parts.get('chain')?.toLowerCase() ?? '';
  return {
    address,
    amountRao: amount.ok && amount.base > 0n ? amount.base : null,
    chain: chain === '' ? null : chain,
  };
}
