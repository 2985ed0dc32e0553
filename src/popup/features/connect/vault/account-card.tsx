import type { ReactNode } from 'react';
import { Identicon } from '../../../components/identicon.js';

interface Props {
  accountId: string;
  address: string;
  label: ReactNode;
  children?: ReactNode;
}

/** The whole address with its picture, in two halves: they compare better than a full line and three characters. */
export function AccountCard({ accountId, address, label, children }: Props) {
  const half = Math.ceil(address.length / 2);
  return (
    <section className="card pad-card vault-account">
      <Identicon seed={accountId} size={36} />
      <div className="row-main">
        <span className="row-under">{label}</span>
        <bdi className="mono break vault-address" data-testid="vault-address">
          {address.slice(0, half)}
          <wbr />
          {address.slice(half)}
        </bdi>
        {children}
      </div>
    </section>
  );
}
