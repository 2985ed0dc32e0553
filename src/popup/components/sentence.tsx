import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Param, Sentence } from '../../core/explain/types.js';
import { ParamView } from './param-view.js';

const HOLE = /\{(\w+)\}/;

/** A catalogue text with `{name}` holes filled by formatted pieces. A missing piece shows as a dash, never as nothing. */
export function Filled({
  template,
  params,
  always,
}: {
  template: string;
  params: Record<string, Param>;
  always?: boolean;
}) {
  const pieces = template.split(HOLE);
  return (
    <>
      {pieces.map((piece, index) => {
        // split() with one group alternates text and name, so the place in the list is the identity of a piece.
        const key = `${index}-${piece}`;
        if (index % 2 === 0) return <Fragment key={key}>{piece}</Fragment>;
        const param = params[piece];
        return param ? (
          <ParamView key={key} param={param} precision="plain" always={always ?? false} />
        ) : (
          <span key={key}>{'\u2013'}</span>
        );
      })}
    </>
  );
}

/** What a transaction does, in one sentence. */
export function SentenceView({ sentence, always }: { sentence: Sentence; always?: boolean }) {
  const { t } = useTranslation();
  return (
    <Filled template={t(`sentence.${sentence.code}`)} params={sentence.params} always={always ?? false} />
  );
}

/** The name of the act for a button: `Stake 10 τ`. */
export function ActName({ sentence }: { sentence: Sentence }) {
  const { t } = useTranslation();
  return <Filled template={t(`act.${sentence.code}`)} params={sentence.params} always />;
}
