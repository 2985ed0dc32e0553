import { create } from 'zustand';
import type { ActivityRow } from '../../../../core/activity/types.js';
import { sameAccount } from '../../../../core/address/index.js';
import { fieldAmount } from '../../../../core/amount/format.js';
import { ONE } from '../../../../core/amount/money.js';
import type { SendDraft } from './send-draft.js';

/** From here on a first payment to somebody is worth a test. */
const WORTH_A_TEST_RAO = 10n * ONE;
/** A thousandth, and never less than this: small enough to lose, large enough to see. */
const LEAST_TEST_RAO = ONE / 1_000n;

/** A small payment made first, and what was meant to be sent. */
export interface TestPayment {
  networkId: string;
  /** Account id of the sender. */
  from: string;
  to: string;
  testRao: bigint;
  /** What the form held when the test was chosen. */
  meant: SendDraft;
  /** What is left to send; null when it is everything. */
  restRao: bigint | null;
  sinceMs: number;
}

interface TestState {
  payment: TestPayment | null;
}

/** Kept while this page lives, also when the form is emptied after sending. Never written down: it says who pays whom. */
export const useTestPayment = create<TestState>(() => ({ payment: null }));

export function keepTestPayment(payment: TestPayment | null): void {
  useTestPayment.setState({ payment });
}

/** What to try first for an amount; null for one not worth it. */
export function testAmount(amountRao: bigint): bigint | null {
  if (amountRao <= WORTH_A_TEST_RAO) return null;
  const thousandth = amountRao / 1_000n;
  return thousandth > LEAST_TEST_RAO ? thousandth : LEAST_TEST_RAO;
}

type TestProgress = 'not-signed' | 'waiting' | 'arrived' | 'failed';

/** Where the test stands, out of what this wallet signed after it was chosen. Only a final block counts as arrived. */
export function testProgress(payment: TestPayment, rows: readonly ActivityRow[]): TestProgress {
  const row = rows.find((one) => isTest(one, payment));
  if (!row) return 'not-signed';
  if (row.state === 'finalized') return 'arrived';
  return row.state === 'failed' || row.state === 'expired' ? 'failed' : 'waiting';
}

function isTest({ sentence, createdAtMs }: ActivityRow, { to, testRao, sinceMs }: TestPayment): boolean {
  if (sentence.code !== 'transfer' || createdAtMs < sinceMs) return false;
  const { to: paid, amount } = sentence.params;
  return (
    paid?.t === 'account' && sameAccount(paid.address, to) && amount?.t === 'tao' && amount.rao === testRao
  );
}

/** The form with the rest in it. */
export function restOf({ meant, restRao }: TestPayment): SendDraft {
  return { ...meant, text: restRao === null ? meant.text : fieldAmount(restRao) };
}
