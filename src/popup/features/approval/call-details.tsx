import { useTranslation } from 'react-i18next';
import type { Explanation } from '../../../core/explain/types.js';
import { aboutBlocks } from '../../components/blocks.js';
import { Disclosure } from '../../components/disclosure.js';
import { ParamView } from '../../components/param-view.js';
import { ActsFor, type CallProps, InnerCalls } from './call-parts.js';

/** The decoded call and the raw bytes, for whoever wants to see them. */
export function CallDetails({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const { tree } = explanation;
  const era =
    explanation.eraPeriod === null
      ? t('approval.immortal')
      : `${t('approval.factText.blocks', { count: explanation.eraPeriod })} (${aboutBlocks(t, BigInt(explanation.eraPeriod))})`;
  return (
    <Disclosure
      testId="details"
      summary={<span>{t('approval.details', { call: `${tree.pallet}.${tree.call}` })}</span>}
    >
      <h2 className="field-label">{t('approval.tree')}</h2>
      <Decoded node={tree} number="1" rootActor={tree.actor} />
      <p className="faint tiny amount">
        {t('approval.nonceLine', { nonce: explanation.nonce, era, spec: explanation.specVersion })}
      </p>
      <Bytes label={t('approval.callBytes')} hex={explanation.callHex} />
      <Bytes label={t('approval.payloadBytes')} hex={explanation.payloadHex} />
      <Bytes label={t('approval.payloadHash')} hex={explanation.payloadHash} />
    </Disclosure>
  );
}

function Bytes({ label, hex }: { label: string; hex: string }) {
  return (
    <>
      <h2 className="field-label">{label}</h2>
      <p className="bytes mono">{hex}</p>
    </>
  );
}

/** A call by its name with all arguments, and the calls inside it. */
function Decoded(props: CallProps) {
  const { node, number } = props;
  return (
    <div className="decoded">
      <p className="tree-call">
        <span className="tree-number amount">{number}</span>
        <span>
          {node.pallet}.{node.call}
          <ActsFor {...props} />
        </span>
      </p>
      <dl className="tree-args">
        {node.args.map((arg) => (
          <div key={arg.name} className="tree-arg">
            <dt title={arg.type}>{arg.name}</dt>
            <dd title={arg.text}>
              {arg.param ? (
                <ParamView param={arg.param} precision="plain" always />
              ) : (
                <bdi className="mono">{arg.text}</bdi>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <InnerCalls of={props} as={Decoded} />
    </div>
  );
}
