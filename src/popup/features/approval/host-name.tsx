import { partsOfHost } from './registrable.js';

/** A host whose registrable part stands out: whoever owns that owns everything before it. */
export function HostName({ host }: { host: string }) {
  const { before, registrable, port } = partsOfHost(host);
  return (
    <bdi className="host">
      {before === '' ? null : <span className="host-rest">{before}</span>}
      {registrable}
      {port === '' ? null : <span className="host-rest">{port}</span>}
    </bdi>
  );
}
