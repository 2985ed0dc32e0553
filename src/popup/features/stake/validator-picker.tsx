import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decodeAddress } from '../../../core/address/index.js';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import { ShortAddress } from '../../components/address.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { errorParts } from '../../components/error-text.js';
import { takePercent } from '../../components/format.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { Picker } from '../../components/picker.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';

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
}

const LOOKS_LIKE_ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{40,}$/;

/** Validators of a subnet by stake; any other address can be pasted and is checked by the chain. */
export function ValidatorPicker({ netuid, value, onChange, label, except }: Props) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const asked = useAsk(`${networkId}-${netuid}`, () => engine.call('validators', { netuid }));
  const [query, setQuery] = useState('');
  const listed: Choice[] = useMemo(
    () =>
      (asked.value?.value ?? [])
        .filter(({ hotkey }) => hotkey !== except)
        .sort((a, b) => (a.stakeBase === b.stakeBase ? 0 : a.stakeBase > b.stakeBase ? -1 : 1)),
    [asked.value, except],
  );
  const pasted = pastedChoice(query, listed);
  const outside =
    value && !listed.some((row) => row.hotkey === value) ? { hotkey: value, name: null, take: null } : null;
  const items = [...listed, ...(outside ? [outside] : []), ...(pasted.choice ? [pasted.choice] : [])];
  if (asked.error && !asked.value)
    return (
      <ErrorNotice error={asked.error} action={<Button onClick={asked.again}>{t('actions.retry')}</Button>} />
    );
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
      renderItem={(row) => <ValidatorLine row={row} />}
      renderValue={(row) => <ValidatorLine row={row} />}
      testId="validator-picker"
    />
  );
}

/** An address typed into the search: a further choice when it is well-formed, its error when it is not. */
function pastedChoice(query: string, listed: Choice[]): { choice: Choice | null; error: ErrorBody | null } {
  const text = query.trim();
  if (!LOOKS_LIKE_ADDRESS.test(text) || listed.some((row) => row.hotkey === text))
    return { choice: null, error: null };
  try {
    decodeAddress(text);
    return { choice: { hotkey: text, name: null, take: null }, error: null };
  } catch (error) {
    return { choice: null, error: toErrorBody(error) };
  }
}

function ValidatorLine({ row }: { row: Choice }) {
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
          {row.name ? (
            <>
              {' · '}
              <ShortAddress address={row.hotkey} />
            </>
          ) : null}
        </span>
      </span>
    </>
  );
}
