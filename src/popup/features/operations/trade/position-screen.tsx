import './words.js';
import './trade.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import type { FeatureId } from '../../../../core/chain/capability.js';
import type { Position, SubnetRow } from '../../../../core/stake/types.js';
import { Notice } from '../../../components/notice.js';
import { type HeldBack, heldBackOn, useAccountStates } from '../../holdings/account-states.js';
import { type FormWorld, OperationScreen } from '../form/operation-screen.js';

/** A position of the active account and what is known about it. */
export interface PositionWorld extends FormWorld {
  position: Position;
  /** Null for a subnet that is not in the list any more. */
  subnet: SubnetRow | null;
  symbol: string | null;
  /** What is locked or bonded on this subnet, over all validators; null where nothing says. */
  held: HeldBack | null;
}

interface Props {
  title: string;
  features: readonly FeatureId[];
  children(world: PositionWorld): ReactNode;
}

/** A form about the position that the path names by subnet and validator. */
export function PositionScreen({ title, features, children }: Props) {
  const params = useParams<{ netuid: string; hotkey: string }>();
  const netuid = Number(params.netuid);
  return (
    <OperationScreen title={title} features={features} back={`/position/${netuid}`}>
      {(world) => (
        <OfPosition
          key={`${world.account.accountId} ${world.settings.networkId} ${netuid} ${params.hotkey}`}
          world={world}
          netuid={netuid}
          hotkey={params.hotkey}
        >
          {children}
        </OfPosition>
      )}
    </OperationScreen>
  );
}

interface OfPositionProps {
  world: FormWorld;
  netuid: number;
  hotkey: string;
  children: Props['children'];
}

function OfPosition({ world, netuid, hotkey, children }: OfPositionProps) {
  const { t } = useTranslation();
  const states = useAccountStates([world.account.address]);
  const position = world.portfolio.positions.find((p) => p.netuid === netuid && p.hotkey === hotkey);
  const subnet = world.subnets.find((row) => row.netuid === netuid) ?? null;
  if (!position) return <Notice tone="note">{t('trade.noPosition')}</Notice>;
  return children({
    ...world,
    position,
    subnet,
    symbol: subnet?.symbol ?? null,
    held: heldBackOn(netuid, states?.snapshot?.value ?? []),
  });
}
