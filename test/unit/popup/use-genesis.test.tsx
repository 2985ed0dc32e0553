// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useGenesis } from '../../../src/popup/state/use-genesis.js';
import { away, emptyStores, hashOf, online, reading } from './support.js';

afterEach(emptyStores);

it('the genesis is that of the connected node, else of what is on screen, else not known', () => {
  const { result } = renderHook(useGenesis);
  expect(result.current).toBeNull();
  act(() => useChainStore.setState({ network: away }));
  expect(result.current).toBeNull();
  act(() => useChainStore.setState({ portfolio: reading() }));
  expect(result.current).toBe(hashOf('1'));
  act(() => useChainStore.setState({ network: { ...online, genesisHash: hashOf('2') } }));
  expect(result.current).toBe(hashOf('2'));
  // A node of another chain says nothing about what is on screen.
  act(() =>
    useChainStore.setState({ network: { ...away, state: 'wrong-genesis', genesisHash: hashOf('3') } }),
  );
  expect(result.current).toBe(hashOf('1'));
  act(() => useChainStore.setState({ network: away, portfolio: null }));
  expect(result.current).toBeNull();
});
