import { RotateCcw } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBuiltIn, networkChoice } from '../../../core/chain/networks.js';
import type { Settings } from '../../../protocol/ui/settings.js';
import { Button } from '../../components/button.js';
import { useEndpoints } from '../../state/use-endpoints.js';
import { moved, nodeList, withNodes } from './node-list.js';
import { NodeRow } from './node-row.js';
import { TestAll, type TestFailures } from './test-all.js';
import type { NetworkSave } from './use-network-save.js';

interface Props {
  settings: Settings;
  save: NetworkSave;
}

const NO_FAILURES: TestFailures = new Map();

/** The nodes of the network in use, in the order in which they are tried. */
export function Nodes({ settings, save }: Props) {
  const { t } = useTranslation();
  const health = useEndpoints();
  const { urls, isKelvins, genesisHash } = nodeList(settings);
  const { networkId } = networkChoice(settings);
  const [failures, setFailures] = useState<TestFailures>(NO_FAILURES);
  const { list, keepFocus, focusAfterRemove } = useListFocus(urls);
  const healthOf = (url: string) => health?.find((one) => one.url === url);
  const move = (from: number, by: -1 | 1): void => {
    const url = urls[from] ?? '';
    keepFocus(url, by === -1 ? 'up' : 'down');
    const next = moved(urls, from, from + by);
    const place = from + by + 1;
    save.patch(withNodes(settings, next), t('nodes.moved', { node: url, place, count: urls.length }));
  };
  const remove = (from: number): void => {
    focusAfterRemove(from);
    const url = urls[from] ?? '';
    const next = urls.filter((one) => one !== url);
    save.patch(withNodes(settings, next), t('nodes.removed', { node: url }));
  };
  const reset = (): void => {
    if (!isBuiltIn(networkId)) return;
    list.current?.focus();
    save.patch({ endpoints: { ...settings.endpoints, [networkId]: [] } }, t('nodes.resetDone'));
  };
  return (
    <>
      <p className="faint tiny">
        {t('nodes.order')} {isKelvins ? t('nodes.kelvins') : null}
      </p>
      <ol className="nodes" ref={list} tabIndex={-1} data-testid="nodes">
        {urls.map((url, place) => (
          <NodeRow
            key={url}
            url={url}
            health={healthOf(url)}
            above={urls.slice(0, place).map(healthOf)}
            isKelvins={isKelvins}
            testFailure={failures.get(url) ?? null}
            isLast={place === urls.length - 1}
            isOnly={urls.length === 1}
            onMove={(by) => move(place, by)}
            onRemove={() => remove(place)}
          />
        ))}
      </ol>
      <div className="nodes-acts">
        <TestAll urls={urls} genesisHash={genesisHash} onTested={setFailures} />
        {isBuiltIn(networkId) && !isKelvins ? (
          <Button look="ghost" busy={save.busy} onClick={reset}>
            <RotateCcw size={14} aria-hidden="true" /> {t('nodes.reset')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** A browser drops the focus of a row that moves or goes; it is given back to where the person was. */
function useListFocus(urls: readonly string[]) {
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<{ url: string; act: string } | null>(null);
  const order = urls.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: to be done after each new order, whatever it was
  useLayoutEffect(() => {
    const { current } = wanted;
    wanted.current = null;
    if (!current) return;
    const row = [...(list.current?.children ?? [])].find(
      (item) => item.getAttribute('data-url') === current.url,
    );
    row?.querySelector<HTMLElement>(`[data-act="${current.act}"]`)?.focus();
  }, [order]);
  return {
    list,
    keepFocus: (url: string, act: string) => {
      wanted.current = { url, act };
    },
    /** The next row, or the one before when the last one goes. */
    focusAfterRemove: (from: number) => {
      const url = urls[from + 1] ?? urls[from - 1];
      wanted.current = url === undefined ? null : { url, act: 'remove' };
    },
  };
}
