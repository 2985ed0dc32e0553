import { HELP, readCliOptions, UsageError } from './cli-options.js';
import { startDevnet } from './index.js';
import type { Devnet, DevnetOptions } from './types.js';

/** Starts the devnet the command line asks for and keeps it until SIGINT or SIGTERM. */
async function main(argv: string[]): Promise<void> {
  const { help, devnet: options, fault } = readCliOptions(argv);
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  const startedMs = performance.now();
  process.stdout.write('Kelvin devnet: building genesis …\n');
  const devnet = await start(options);
  devnet.setFault(fault);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  process.stdout.write(
    `${describe(devnet, options)}\nReady in ${seconds} s. Ctrl+C stops it; nothing is kept.\n`,
  );

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await devnet.close();
    process.stdout.write('Kelvin devnet: stopped.\n');
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function start(options: DevnetOptions): Promise<Devnet> {
  try {
    return await startDevnet(options);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') {
      throw new UsageError(
        `--port ${options.port} is in use. Stop what listens there, or give another port (0 = any).`,
      );
    }
    if (code === 'EACCES') {
      throw new UsageError(`--port ${options.port} is not allowed for this user. Give one above 1023.`);
    }
    if (error instanceof RangeError) throw new UsageError(`--scenario: ${error.message}.`);
    if (options.metadata) {
      throw new UsageError(`--metadata: this runtime cannot be served (${(error as Error).message}).`);
    }
    throw error;
  }
}

function describe(devnet: Devnet, options: DevnetOptions): string {
  const { specName, specVersion, metadataVersions } = devnet.codec;
  const blocks =
    options.blockTimeMs === 'manual' ? 'by hand' : `every ${Number(options.blockTimeMs) / 1000} s`;
  const width = Math.max(...devnet.accounts.slice(0, 3).map(({ name }) => name.length));
  const accounts = devnet.accounts
    .filter(({ suri }) => suri !== '')
    .map(({ name, address, suri }) => `  ${name.padEnd(width)}  ${address}  ${suri}`);
  const rest = devnet.accounts.length - accounts.length;
  return [
    `  endpoint   ${devnet.url}`,
    `  runtime    ${specName} ${specVersion} (metadata ${metadataVersions.map((v) => `V${v}`).join(', ')})`,
    `  genesis    ${devnet.genesisHash}`,
    `  blocks     ${blocks}, finality ${options.finalityLag} behind`,
    '',
    'Accounts (keys are public: for this chain only)',
    ...accounts,
    ...(rest > 0 ? [`  … and ${rest} accounts without keys`] : []),
    '',
  ].join('\n');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof UsageError) process.stderr.write(`devnet: ${error.message}\n`);
  else
    process.stderr.write(
      `devnet: could not start: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
  process.exit(1);
});
