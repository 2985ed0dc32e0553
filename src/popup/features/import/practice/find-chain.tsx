import { CircleCheck, CircleDashed, RotateCcw, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../../core/amount/format.js';
import { isEndpointUrl } from '../../../../core/chain/networks.js';
import { Button } from '../../../components/button.js';
import { Field } from '../../../components/field.js';
import { Command } from './command.js';
import type { LocalChain } from './use-local-chain.js';

interface Props {
  url: string;
  chain: LocalChain;
  busy: boolean;
  onUrl(url: string): void;
  onLookAgain(): void;
  onContinue(): void;
  /** To the import of a phrase of one's own, on this chain. */
  onOwnPhrase(): void;
}

/** The first step: a chain on this computer, or how to start one. */
export function FindChain({ url, chain, busy, onUrl, onLookAgain, onContinue, onOwnPhrase }: Props) {
  const { t } = useTranslation();
  const found = chain.kind === 'found';
  return (
    <>
      <p className="quiet">{t('practice.intro')}</p>
      <ChainLine url={url} chain={chain} />
      {chain.kind === 'none' || chain.kind === 'public' ? <HowToStart onLookAgain={onLookAgain} /> : null}
      <Button look="primary" wide busy={busy} aria-disabled={!found} onClick={found ? onContinue : undefined}>
        {t('practice.continue')}
      </Button>
      <div className="flow-links">
        <OtherAddress url={url} onUrl={onUrl} />
        <Button look="ghost" onClick={onOwnPhrase} data-testid="own-phrase">
          {t('practice.ownPhrase')}
        </Button>
      </div>
    </>
  );
}

const ICONS = { looking: CircleDashed, none: CircleDashed, public: TriangleAlert, found: CircleCheck };
const TONES = { looking: 'quiet', none: 'quiet', public: 'caution', found: 'gain' };

function ChainLine({ url, chain }: { url: string; chain: LocalChain }) {
  const { t } = useTranslation();
  const Icon = ICONS[chain.kind];
  return (
    <section className="card chain-line" data-testid="local-chain" data-chain={chain.kind}>
      <Icon size={20} aria-hidden="true" className={TONES[chain.kind]} />
      <div className="row-main">
        <span className="row-name" role="status">
          {t(`practice.chain.${chain.kind}`)}
        </span>
        <span className="row-under">
          <bdi className="mono break">{url}</bdi>
          {chain.kind === 'found' ? (
            <>
              {' \u00b7 '}
              {t('practice.chainFacts', {
                block: groupDigits(String(chain.probe.best.number)),
                version: chain.probe.specVersion,
              })}
            </>
          ) : null}
        </span>
      </div>
    </section>
  );
}

function HowToStart({ onLookAgain }: { onLookAgain(): void }) {
  const { t } = useTranslation();
  return (
    <section className="card how-to" aria-labelledby="how-to-title">
      <h2 id="how-to-title" className="row-name">
        {t('practice.how')}
      </h2>
      <ol className="how-to-steps">
        <li>{t('practice.howFolder')}</li>
        <li>
          {t('practice.howRun')}
          <Command text="npm run devnet" />
        </li>
        <li>{t('practice.howWait')}</li>
      </ol>
      <Button onClick={onLookAgain} data-testid="look-again">
        <RotateCcw size={14} aria-hidden="true" />
        {t('practice.lookAgain')}
      </Button>
    </section>
  );
}

/** For a chain that was started on another port. */
function OtherAddress({ url, onUrl }: { url: string; onUrl(url: string): void }) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  if (text === null)
    return (
      <Button look="ghost" onClick={() => setText(url)} data-testid="other-address">
        {t('practice.otherAddress')}
      </Button>
    );
  return (
    <form
      className="other-address"
      onSubmit={(event) => {
        event.preventDefault();
        const given = text.trim();
        setWrong(!isEndpointUrl(given));
        if (!isEndpointUrl(given)) return;
        onUrl(given);
        setText(null);
      }}
    >
      <Field label={t('practice.address')} error={wrong ? t('practice.addressWrong') : undefined}>
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            className="input mono"
            autoComplete="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: opened by a press, and what it opened is what is typed into next
            autoFocus
            value={text}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            data-testid="local-url"
            onChange={(event) => {
              setText(event.target.value);
              setWrong(false);
            }}
          />
        )}
      </Field>
      <Button type="submit">{t('practice.useAddress')}</Button>
    </form>
  );
}
