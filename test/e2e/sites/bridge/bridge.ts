import { web3Accounts, web3Enable, web3FromAddress } from '@polkadot/extension-dapp';
import type { SignerPayloadJSON, SignerPayloadRaw } from '@polkadot/types/types';

/**
 * A page between a command line tool and an extension: it takes jobs from the tool's little server and hands back what the
 * extension says. It drives the provider as the page of the official SDK does.
 */
type Job =
  | { do: 'accounts' }
  | { do: 'payload'; payload: SignerPayloadJSON }
  | { do: 'raw'; raw: SignerPayloadRaw };

const session = new URLSearchParams(location.search).get('session') ?? '';

for (;;) {
  const job = (await (await fetch(`/job?session=${session}`)).json()) as Job;
  const answer = await run(job).catch((error: unknown) => ({ error: String(error) }));
  await fetch(`/answer?session=${session}`, { method: 'POST', body: JSON.stringify(answer) });
}

async function run(job: Job): Promise<unknown> {
  if (job.do === 'accounts') {
    await web3Enable('Bittensor SDK');
    const accounts = await web3Accounts();
    return accounts.map(({ address, meta, type }) => ({
      address,
      name: meta.name,
      source: meta.source,
      type: type ?? 'sr25519',
    }));
  }
  const { address } = job.do === 'payload' ? job.payload : job.raw;
  const { signer } = await web3FromAddress(address);
  return job.do === 'payload' ? signer.signPayload?.(job.payload) : signer.signRaw?.(job.raw);
}
