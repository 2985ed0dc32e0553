import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decodeAddress } from '../../../core/address/index.js';
import { shareBps } from '../../../core/amount/share.js';
import type { ValidatorDetail } from '../../../core/chain/market.js';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import { ShortAddress } from '../../components/address.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { errorParts } from '../../components/error-text.js';
import { percentOfBps, takePercent } from '../../components/format.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { Picker } from '../../components/picker.js';
import { RetryButton } from '../../components/retry-button.js';
import { useAsk } from '../../components/use-ask.js';
import marketWords from '../../i18n/en/market.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { YieldText } from '../holdings/yield-text.js';

// What was measured is told in the market's words.
addWords(marketWords);

interface Props {
  netuid: number;
  value: string | null;
  onChange(hotkey: string): void;
  /** What is chosen; "Validator" when left out. */
  label?: string;
  /** Not offered: the validator it is with already. */
  except?: string;
}

interface Choice {
  hotkey: string;
  name: string | null;
  /** Null for an address that is not in the list. */
  take: number | null;
  /** Share of the listed stake in ten thousandths; null for an address that is not in the list. */
  shareBps: number | null;
}

/** A take of 65,535 parts of 65,535: whoever stakes there earns nothing. */
const WHOLE_TAKE = 65_535;
const LOOKS_LIKE_ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{40,}$/;

/** An address that the subnet's list does not have. */
const UNLISTED = { name: null, take: null, shareBps: null } as const;

/** Validators of a subnet by stake; any other address can be pasted and is checked by the chain. */
export function ValidatorPicker({ netuid, value, onChange, label, except }: Props) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const asked = useAsk(`${networkId}-${netuid}`, () => engine.call('validators', { netuid }));
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState(false);
  // Whoever is chosen already tells what was earned there, once the list itself is there.
  const details = useDetails(netuid, opened || (value !== null && asked.value !== null));
  const listed: Choice[] = useMemo(() => {
    const rows = asked.value?.value ?? [];
    const total = rows.reduce((sum, { stakeBase }) => sum + stakeBase, 0n);
    return rows
      .filter(({ hotkey }) => hotkey !== except)
      .sort((a, b) => (a.stakeBase === b.stakeBase ? 0 : a.stakeBase > b.stakeBase ? -1 : 1))
      .map((row) => ({ ...row, shareBps: total === 0n ? 0 : shareBps(row.stakeBase, total) }));
  }, [asked.value, except]);
  const pasted = pastedChoice(query, listed);
  const outside =
    value && !listed.some((row) => row.hotkey === value) ? { ...UNLISTED, hotkey: value } : null;
  // Who keeps everything is found by whoever looks for them, and offered to nobody.
  const offered =
    query.trim() === '' ? listed.filter((row) => row.take !== WHOLE_TAKE || row.hotkey === value) : listed;
  const items = [...offered, ...(outside ? [outside] : []), ...(pasted.choice ? [pasted.choice] : [])];
  if (asked.error && !asked.value && value)
    return (
      <div className="picker" data-testid="validator-unread">
        <span className="picker-value">
          <Identicon seed={value} size={26} />
          <span className="row-main">
            <span className="row-name truncate">
              <HeldName hotkey={value} />
            </span>
            <span className="row-under">{t('stake.listUnread')}</span>
          </span>
        </span>
        <RetryButton onAgain={asked.again} />
      </div>
    );
  if (asked.error && !asked.value)
    return <ErrorNotice error={asked.error} action={<RetryButton onAgain={asked.again} />} />;
  return (
    <Picker
      label={label ?? t('stake.validator')}
      placeholder={asked.value ? t('stake.chooseValidator') : t('stake.loadingValidators')}
      searchPlaceholder={t('stake.searchValidator')}
      empty={pasted.error ? errorParts(t, pasted.error).what : t('stake.noValidator')}
      items={items}
      value={items.find((row) => row.hotkey === value) ?? null}
      idOf={(row) => row.hotkey}
      textOf={(row) => row.name ?? row.hotkey}
      matches={(row, text) =>
        (row.name ?? '').toLowerCase().includes(text) || row.hotkey.toLowerCase().startsWith(text)
      }
      onChange={(row) => onChange(row.hotkey)}
      onQuery={setQuery}
      onOpen={() => setOpened(true)}
      renderItem={(row) => <ValidatorLine row={row} detail={details.get(row.hotkey) ?? null} />}
      renderValue={(row) => <ValidatorLine row={row} detail={details.get(row.hotkey) ?? null} chosen />}
      testId="validator-picker"
    />
  );
}

/** A validator by the name that comes with what is held with it, or by its address. */
function HeldName({ hotkey }: { hotkey: string }) {
  const name = useChainStore((s) => {
    const all = s.portfolio?.snapshot?.value.accounts.flatMap(({ positions }) => positions);
    return all?.find((position) => position.hotkey === hotkey)?.validatorName ?? null;
  });
  return name ? <Outside text={name} /> : <ShortAddress address={hotkey} />;
}

/** An address typed into the search: a further choice when it is well-formed, its error when it is not. */
function pastedChoice(query: string, listed: Choice[]): { choice: Choice | null; error: ErrorBody | null } {
  const text = query.trim();
  if (!LOOKS_LIKE_ADDRESS.test(text) || listed.some((row) => row.hotkey === text))
    return { choice: null, error: null };
  try {
    decodeAddress(text);
    return { choice: { ...UNLISTED, hotkey: text }, error: null };
  } catch (error) {
    return { choice: null, error: toErrorBody(error) };
  }
}

interface LineProps {
  row: Choice;
  detail: ValidatorDetail | null;
  /** In the form, where what was earned takes no line of its own. */
  chosen?: boolean;
}

function ValidatorLine({ row, detail, chosen = false }: LineProps) {
  const { t } = useTranslation();
  return (
    <>
      <Identicon seed={row.hotkey} size={26} />
      <span className="row-main">
        <span className="row-name truncate">
          {row.name ? <Outside text={row.name} /> : <ShortAddress address={row.hotkey} />}
        </span>
        <span className="row-under truncate">
          {row.take === null ? t('stake.notListed') : t('stake.takes', { take: takePercent(row.take) })}
          {detail?.permit === false ? ` \u00b7 ${t('stake.noPermit')}` : null}
          {chosen && detail?.yield.kind === 'measured' ? (
            <>
              {' \u00b7 '}
              <YieldText measured={detail.yield} />
            </>
          ) : null}
          {row.name ? (
            <>
              {' \u00b7 '}
              <ShortAddress address={row.hotkey} />
            </>
          ) : null}
        </span>
      </span>
      {detail && !chosen ? (
        <span className="row-note validator-facts">
          <YieldText measured={detail.yield} />
          <span className="faint tiny">{t('stake.shareOf', { share: percentOfBps(row.shareBps ?? 0) })}</span>
        </span>
      ) : null}
    </>
  );
}

/** What the chain says of each validator, asked when it is wanted; nothing until then, and nothing where it cannot say. */
function useDetails(netuid: number, wanted: boolean): ReadonlyMap<string, ValidatorDetail> {
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const asked = useAsk<ValidatorDetail[]>(`${networkId}-${netuid}-${wanted}`, async () =>
    wanted ? (await engine.call('validatorDetails', { netuid })).value : [],
  );
  return useMemo(() => new Map((asked.value ?? []).map((row) => [row.hotkey, row])), [asked.value]);
}
