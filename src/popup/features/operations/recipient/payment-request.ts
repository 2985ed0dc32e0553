import { exactAmount } from '../../../../core/amount/format.js';
import { parseAmount } from '../../../../core/amount/parse.js';

/** What somebody asks for: an address, perhaps an amount, and the chain it is meant for. */
export interface PaymentRequest {
  address: string;
  amountRao: bigint | null;
  /** Genesis hash of the chain; null when the request names none. */
  genesisHash: string | null;
}

const SCHEME = 'bittensor:';
const MAX_LENGTH = 512;

/** `bittensor:5F…?amount=1.5&genesis=0x…`: what the QR code of a request holds and what can be pasted for a recipient. */
export function writeRequest({ address, amountRao, genesisHash }: PaymentRequest): string {
  const parts = [
    ...(amountRao === null ? [] : [`amount=${exactAmount(amountRao)}`]),
    ...(genesisHash === null ? [] : [`genesis=${genesisHash}`]),
  ];
  return `${SCHEME}${address}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}

/** A pasted request in parts; null when the text is none. An amount that is not one is left out, never guessed. */
export function readRequest(text: string): PaymentRequest | null {
  const trimmed = text.trim();
  if (!trimmed.toLowerCase().startsWith(SCHEME) || trimmed.length > MAX_LENGTH) return null;
  const [address = '', query = ''] = trimmed.slice(SCHEME.length).split('?');
  const parts = new URLSearchParams(query);
  const amount = parseAmount(parts.get('amount') ?? '');
  const genesis = parts.get('genesis')?.toLowerCase() ?? '';
  return {
    address,
    amountRao: amount.ok && amount.base > 0n ? amount.base : null,
    genesisHash: /^0x[0-9a-f]{64}$/.test(genesis) ? genesis : null,
  };
}
