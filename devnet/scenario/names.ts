/** Names made of two parts: every pair is unique, and neighbours in the list share no part. */
function pairs(firsts: string[], seconds: string[], join: string, count: number): string[] {
  const names: string[] = [];
  for (let i = 0; names.length < count; i += 1) {
    const first = firsts[i % firsts.length];
    const second = seconds[(i + Math.floor(i / firsts.length)) % seconds.length];
    names.push(`${first}${join}${second}`);
  }
  return names;
}

const SUBNET_FIRSTS =
  'Aster Boreal Cinder Dune Ember Fathom Glint Harbor Isle Juniper Kestrel Lumen Marrow Nimbus Opaline Pelagic'.split(
    ' ',
  );
const SUBNET_SECONDS = 'forge lens mesh mind stream tide loom works'.split(' ');
const VALIDATOR_FIRSTS =
  'Northlight,Copper Ridge,Quiet Harbor,Slow River,Granite,Paper Lantern,Blue Heron,Long Meadow,Salt Marsh,High Pasture,Old Mill,Winter Orchard'.split(
    ',',
  );
const VALIDATOR_SECONDS = 'Validator,Staking,Nodes,Collective,Works'.split(',');

/** Most names that can be made before they repeat. */
const UNIQUE_SUBNETS = SUBNET_FIRSTS.length * SUBNET_SECONDS.length;
const UNIQUE_VALIDATORS = VALIDATOR_FIRSTS.length * VALIDATOR_SECONDS.length;

const SUBNETS = pairs(SUBNET_FIRSTS, SUBNET_SECONDS, '', UNIQUE_SUBNETS);
const VALIDATORS = pairs(VALIDATOR_FIRSTS, VALIDATOR_SECONDS, ' ', UNIQUE_VALIDATORS);

/** What people put into an on-chain name: the interface must stand all of it. By netuid, default scenario only. */
const UGLY: Record<number, string> = {
  120: 'The Subnet Whose Name Was Written By Somebody Who Did Not Know That A List Has A Width And Went On And On Anyway',
  121: '',
  122: 'סאבנט ‮lanif‬ עברי',
  123: '🦑🧠 squid brain 👩‍👩‍👧‍👦',
};

/** Invented name of a subnet (root is the chain's own). `ugly` puts hostile names where the default scenario has them. */
export function subnetName(netuid: number, ugly: boolean): string {
  if (netuid === 0) return 'root';
  const awkward = ugly ? UGLY[netuid] : undefined;
  if (awkward !== undefined) return awkward;
  const round = Math.floor((netuid - 1) / UNIQUE_SUBNETS);
  const name = SUBNETS[(netuid - 1) % UNIQUE_SUBNETS] ?? 'Subnet';
  return round === 0 ? name : `${name} ${round + 1}`;
}

export function validatorName(index: number): string {
  const round = Math.floor(index / UNIQUE_VALIDATORS);
  const name = VALIDATORS[index % UNIQUE_VALIDATORS] ?? 'Validator';
  return round === 0 ? name : `${name} ${round + 1}`;
}
