import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../protocol/ui/settings.js';
import { Button } from '../../components/button.js';
import { Field } from '../../components/field.js';
import { networkName } from '../../components/network-name.js';
import { MAX_NODES, nodeList, withNodes } from './node-list.js';
import { type NodeUrlFault, nodeUrlFault, sameNode, schemeOf, tidyNodeUrl } from './node-url.js';
import { ProbeFailed } from './probe-failed.js';
import { ProbeFound } from './probe-found.js';
import { probeSummary } from './probe-summary.js';
import type { NetworkSave } from './use-network-save.js';
import { useProbe } from './use-probe.js';

interface Props {
  settings: Settings;
  save: NetworkSave;
}

/** A node of one's own: looked at first, added only when it serves the network. */
export function AddNode({ settings, save }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [fault, setFault] = useState<NodeUrlFault | 'listed' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const probe = useProbe();
  const whole = useRef<HTMLDivElement>(null);
  const { urls } = nodeList(settings);
  const name = networkName(settings, t);
  const isFull = urls.length >= MAX_NODES;
  const url = tidyNodeUrl(text);
  const change = (next: string): void => {
    setText(next);
    setFault(null);
    probe.clear();
  };
  const test = (): void => {
    if (url === '' || probe.state.kind === 'asking') return;
    const listed = urls.some((one) => sameNode(one, url)) ? 'listed' : null;
    const found = nodeUrlFault(text) ?? listed;
    setFault(found);
    if (found === null) void probe.start(url);
  };
  /** The form is empty again and ready for the next one. */
  const done = (): void => {
    change('');
    input.current?.focus();
  };
  const add = (tested: string): void =>
    save.patch(withNodes(settings, [tested, ...urls]), t('addNode.added', { node: tested, name }), done);
  // What a test came to stands below the field, which may be the last thing that can be seen.
  useEffect(() => {
    if (fault !== null || probe.state.kind !== 'idle') whole.current?.scrollIntoView({ block: 'nearest' });
  }, [fault, probe.state.kind]);
  return (
    <div className="add-node" ref={whole}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          test();
        }}
      >
        <Field
          label={t('addNode.field')}
          hint={isFull ? t('addNode.full') : t('addNode.hint')}
          error={fault ? t(`addNode.fault.${fault}`, { scheme: schemeOf(text) }) : undefined}
        >
          {({ id, describedBy, invalid }) => (
            <div className="input-with-button">
              <input
                ref={input}
                id={id}
                className="input mono node-input"
                value={text}
                inputMode="url"
                placeholder={t('addNode.placeholder')}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                data-testid="node-url"
                onChange={(event) => change(event.target.value)}
              />
              <Button type="submit" busy={probe.state.kind === 'asking'} aria-disabled={url === ''}>
                {t('addNode.test')}
              </Button>
            </div>
          )}
        </Field>
      </form>
      <p role="status" className="visually-hidden">
        {probeSummary(t, probe.state, settings)}
      </p>
      <div className="probe">
        {probe.state.kind === 'asking' ? (
          <p className="quiet small" aria-hidden="true">
            {t('addNode.testing')}
          </p>
        ) : null}
        {probe.state.kind === 'failed' ? <ProbeFailed error={probe.state.error} /> : null}
        {probe.state.kind === 'found' ? (
          <ProbeFound
            key={probe.state.url}
            probe={probe.state.probe}
            url={probe.state.url}
            settings={settings}
            save={save}
            isFull={isFull}
            onAdd={add}
            onDone={done}
          />
        ) : null}
      </div>
    </div>
  );
}
