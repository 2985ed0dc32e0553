import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FAULT_KINDS, parseFault } from './faults/parse-fault.js';
import type { DevnetFault, DevnetOptions } from './types.js';

/** Something is wrong with the command line. The message names the flag and says what to do. */
export class UsageError extends Error {}

export interface CliOptions {
  help: boolean;
  devnet: DevnetOptions;
  fault: DevnetFault | null;
}

const FLAGS = {
  port: { type: 'string', default: '9944' },
  'block-time': { type: 'string', default: '12' },
  metadata: { type: 'string' },
  profile: { type: 'string', default: '424' },
  scenario: { type: 'string', default: 'default' },
  'past-days': { type: 'string', default: '0' },
  fault: { type: 'string' },
  'auto-seal': { type: 'boolean', default: false },
  'finality-lag': { type: 'string', default: '2' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const LOAD_VALIDATORS = 60;

export const HELP = `Kelvin devnet: a Bittensor chain in memory, on this machine only.

  npm run devnet -- [flags]

  --port N            TCP port on 127.0.0.1 (default 9944; 0 takes a free one)
  --block-time S      seconds between blocks (default 12), or "manual": no blocks by themselves
  --auto-seal         with --block-time manual: a block as soon as a transaction arrives
  --finality-lag N    blocks between the best and the finalized one (default 2)
  --metadata FILE     runtime metadata (V14, V15 or V16, binary or 0x hex) instead of the built-in one
  --profile NAME      the built-in runtime: 424 (default), or newer (spec 475: root baskets, miner collateral);
                      without effect beside --metadata
  --scenario NAME     default (129 subnets, 60 validators), small (4 and 5),
                      or SUBNETSxACCOUNTSxPOSITIONS, for example 129x100x20
  --past-days N       days of past to start with: prices, stakes and deeds of the accounts (default 0, at most 365)
  --fault KIND        ${FAULT_KINDS}
  --help              this text
`;

/** Reads the command line. Throws {@link UsageError}. */
export function readCliOptions(argv: string[]): CliOptions {
  const flags = parseFlags(argv);
  if (flags['auto-seal'] && flags['block-time'] !== 'manual') {
    throw new UsageError(
      '--auto-seal works with --block-time manual only; add that, or leave --auto-seal out.',
    );
  }
  const devnet: DevnetOptions = {
    port: wholeNumber('--port', flags.port, 0, 65_535),
    blockTimeMs: blockTime(flags['block-time']),
    autoSeal: flags['auto-seal'],
    finalityLag: wholeNumber('--finality-lag', flags['finality-lag'], 0, 1_000),
    profile: profile(flags.profile),
    scenario: scenario(flags.scenario),
    pastDays: wholeNumber('--past-days', flags['past-days'], 0, 365),
  };
  if (flags.metadata !== undefined) devnet.metadata = readMetadata(flags.metadata);
  return { help: flags.help, devnet, fault: flags.fault === undefined ? null : fault(flags.fault) };
}

function parseFlags(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: FLAGS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new UsageError(`${reason}. See --help for the flags there are.`);
  }
}

function wholeNumber(flag: string, text: string, low: number, high: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= low && value <= high) return value;
  throw new UsageError(`${flag} must be a whole number from ${low} to ${high}, got "${text}".`);
}

function blockTime(text: string): number | 'manual' {
  if (text === 'manual') return 'manual';
  const seconds = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (seconds >= 0.05 && seconds <= 3600) return Math.round(seconds * 1000);
  throw new UsageError(`--block-time must be seconds from 0.05 to 3600, or "manual", got "${text}".`);
}

function scenario(text: string): NonNullable<DevnetOptions['scenario']> {
  if (text === 'default' || text === 'small') return text;
  const size = /^(\d{1,5})x(\d{1,5})x(\d{1,5})$/.exec(text);
  if (!size) {
    throw new UsageError(
      `--scenario must be default, small or SUBNETSxACCOUNTSxPOSITIONS such as 129x100x20, got "${text}".`,
    );
  }
  const [, subnets, accounts, positionsPerAccount] = size.map(Number);
  return {
    subnets: subnets ?? 0,
    validators: LOAD_VALIDATORS,
    accounts: accounts ?? 0,
    positionsPerAccount: positionsPerAccount ?? 0,
  };
}

function profile(text: string): NonNullable<DevnetOptions['profile']> {
  if (text === '424' || text === 'newer') return text;
  throw new UsageError(`--profile must be 424 or newer, got "${text}".`);
}

function fault(text: string): DevnetFault {
  const parsed = parseFault(text);
  if (parsed) return parsed;
  throw new UsageError(`--fault must be one of ${FAULT_KINDS}, got "${text}".`);
}

/** Metadata as a node's file dump (binary) or as `state_getMetadata` prints it (hex). */
function readMetadata(path: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new UsageError(`--metadata: cannot read "${path}" (${code}). Give the path of a metadata file.`);
  }
  const text = new TextDecoder().decode(bytes.subarray(0, 10));
  if (text.startsWith('0x6d657461')) {
    bytes = Buffer.from(new TextDecoder().decode(bytes).trim().slice(2), 'hex');
  }
  if (new TextDecoder().decode(bytes.subarray(0, 4)) === 'meta') return bytes;
  throw new UsageError(
    `--metadata: "${path}" is not runtime metadata (it must begin with "meta" or 0x6d657461).`,
  );
}
