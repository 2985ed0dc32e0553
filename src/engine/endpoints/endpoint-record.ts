import type { EndpointHealth } from '../../core/chain/endpoints.js';
import type { WalletError } from '../../core/errors/wallet-error.js';
import { backoffMs } from '../chain/backoff.js';
import { isLoopback } from './operator.js';
import { RequestBudget } from './request-budget.js';

/** A node that asked for fewer requests is left alone for at least this long, when another one is there. */
const RATE_REST_MS = 30_000;
/** Weight of the newest measurement in the average. */
const LATENCY_WEIGHT = 0.3;
/** Answers of these kinds say that the node is of no use, not that it is tired. */
const REFUSING = new Set(['chain/wrong-genesis', 'chain/no-metadata']);
/** Even so somebody may put it right. */
const REFUSED_FOR_MS = 10 * 60_000;

/** What is remembered of one node while its network is chosen. */
export class EndpointRecord {
  readonly budget: RequestBudget;
  latencyMs: number | null = null;
  /** Highest block it announced, and how many behind the best known one it was then. */
  head: number | null = null;
  lagBlocks: number | null = null;
  archive: boolean | null = null;
  inUse = false;
  private failures = 0;
  private refused = false;
  private passed = false;
  private restUntilMs = 0;
  private answeredAtMs: number | null = null;
  private lastError: EndpointHealth['lastError'] = null;

  constructor(
    readonly url: string,
    private readonly random: () => number,
  ) {
    this.budget = new RequestBudget(isLoopback(url), random);
  }

  /** It is the right chain and answers. */
  good(latencyMs: number): void {
    this.passed = true;
    this.refused = false;
    this.failures = 0;
    this.restUntilMs = 0;
    this.measured(latencyMs);
  }

  measured(latencyMs: number): void {
    this.answered();
    const before = this.latencyMs ?? latencyMs;
    this.latencyMs = Math.round(before + (latencyMs - before) * LATENCY_WEIGHT);
  }

  /** To the second: whoever follows its health need not hear of every answer. */
  answered(): void {
    this.answeredAtMs = Math.floor(Date.now() / 1_000) * 1_000;
  }

  bad(error: WalletError): void {
    this.failures += 1;
    this.inUse = false;
    this.refused = REFUSING.has(error.code);
    this.lastError = { code: error.code, atMs: Date.now() };
    this.restUntilMs = Date.now() + backoffMs(this.failures, this.random);
  }

  tired(): void {
    this.failures += 1;
    this.lastError = { code: 'chain/bad-answer', atMs: Date.now() };
    this.restUntilMs = Date.now() + Math.round(RATE_REST_MS * (1 + this.random()));
  }

  /** Left for another one because it is behind or too slow. */
  left(error: WalletError): void {
    this.lastError = { code: error.code, atMs: Date.now() };
    this.failures += 1;
    this.restUntilMs = Date.now() + RATE_REST_MS;
  }

  get resting(): boolean {
    return Date.now() < this.restUntilMs;
  }

  get isRefused(): boolean {
    return this.refused && Date.now() < (this.lastError?.atMs ?? 0) + REFUSED_FOR_MS;
  }

  health(): EndpointHealth {
    return {
      url: this.url,
      state: this.state(),
      latencyMs: this.latencyMs,
      lagBlocks: this.lagBlocks,
      failures: this.failures,
      lastAnsweredAtMs: this.answeredAtMs,
      lastError: this.lastError,
      retryAtMs: this.resting && !this.inUse ? this.restUntilMs : null,
      archive: this.archive,
    };
  }

  private state(): EndpointHealth['state'] {
    if (this.inUse) return 'in-use';
    if (this.isRefused) return 'refused';
    if (this.resting) return 'resting';
    return this.passed && this.failures === 0 ? 'ready' : 'unknown';
  }
}
