import type { ReactNode } from 'react';
import { Identicon } from '../../../components/identicon.js';

interface Props {
  accountId: string;
  address: string;
  label: ReactNode;
  children?: ReactNode;
  testId?: string;
}

/** An address in full with its picture, and what is known of it. */
export function AddressCard({ accountId, address, label, children, testId }: Props) {
  // Two halves compare better than a full line and three characters.
  const half = Math.ceil(address.length / 2);
  return (
    <div className="address-card">
      <Identicon seed={accountId} size={36} />
      <div className="row-main">
        <span className="row-under">{label}</span>
        <bdi className="mono break" data-testid={testId}>
          {address.slice(0, half)}
          <wbr />
          {address.slice(half)}
        </bdi>
        {children}
      </div>
    </div>
  );
}
