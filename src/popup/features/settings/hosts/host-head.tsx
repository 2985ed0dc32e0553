import { hostOf } from './host-table.js';

/** A host by its name, the whole address behind it, and when it was last asked. */
export function HostHead({ url, facts }: { url: string; facts: string }) {
  return (
    <div className="host" data-testid="host" data-host={hostOf(url)}>
      <bdi className="mono break" title={url}>
        {hostOf(url)}
      </bdi>
      <span className="row-under host-facts">{facts}</span>
    </div>
  );
}
