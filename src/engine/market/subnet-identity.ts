import type { SubnetIdentity } from '../../core/chain/market.js';
import type { BlockReader } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { record } from '../chain/shape.js';
import { storageItem } from '../chain/storage-items.js';
import { structuredText } from './structured-text.js';
import { httpsLink, untrusted } from './untrusted-text.js';

const LINE = 120;
const PROSE = 1_100;

/**
 * What a subnet's owner says of it, and who that is: one request. Identities are `SubnetIdentitiesV3`; older runtimes
 * had the same under an older name and with fewer fields, which are null then.
 */
export async function subnetIdentity(reader: BlockReader, netuid: number): Promise<SubnetIdentity> {
  const { runtime } = reader;
  const item = (name: string) => storageItem(runtime, 'SubtensorModule', name);
  const identities = item('SubnetIdentitiesV3') ?? item('SubnetIdentitiesV2') ?? item('SubnetIdentities');
  const items = [identities, item('SubnetOwner'), item('SubnetOwnerHotkey')];
  const present = items.filter((entry) => entry !== null);
  const values = await reader.storage(present.map((entry) => ({ item: entry, args: [netuid] })));
  const stateOf = (entry: (typeof items)[number]): Plain =>
    entry ? (values[present.indexOf(entry)] ?? null) : null;
  const stored = stateOf(identities);
  const fields = stored === null ? {} : record(stored, 'subnet identity');
  const [coldkey, hotkey] = [stateOf(items[1] ?? null), stateOf(items[2] ?? null)];
  const link = (field: string) => httpsLink(untrusted(fields[field], 300));
  return {
    netuid,
    description: untrusted(fields.description, PROSE),
    url: link('subnetUrl'),
    github: link('githubRepo'),
    discord: untrusted(fields.discord, LINE),
    contact: untrusted(fields.subnetContact, LINE),
    logoUrl: link('logoUrl'),
    additional: structuredText(untrusted(fields.additional, PROSE)),
    ownerColdkey: typeof coldkey === 'string' ? coldkey : null,
    ownerHotkey: typeof hotkey === 'string' ? hotkey : null,
  };
}
