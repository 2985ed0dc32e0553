import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../../core/address/index.js';
import { secretsOf } from '../../../../core/keyfiles/recognise/index.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Notice } from '../../../components/notice.js';
import { Segmented } from '../../../components/segmented.js';
import { FinishForm } from '../../onboarding/finish-form.js';
import type { Finish } from '../../onboarding/use-finish.js';
import type { HexSecret } from '../types.js';
import { type Preview, usePreviews } from '../use-previews.js';
import { AddressForm } from './address-form.js';
import { CryptoTypeChoice } from './advanced-secret.js';
import { PreviewedAddress, SecretPreview } from './secret-preview.js';
import { useFinishLabel } from './use-finish-label.js';
import { useOffered } from './use-offered.js';

/** Bare hex: a seed, a key, or digits that could be either. What cannot be told apart is asked, never guessed. */
export function HexForm({ secret, finish }: { secret: HexSecret; finish: Finish }) {
  const { t } = useTranslation();
  const [meant, setMeant] = useState<'seed' | 'public'>('seed');
  if (secret.problem) return <ErrorNotice error={secret.problem} />;
  const accountId: `0x${string}` = `0x${secret.hex}`;
  return (
    <div className="stack">
      {secret.form === 'public-or-seed' ? (
        <>
          <Notice tone="note">{t('import.hex.publicOrSeed')}</Notice>
          <Segmented
            label={t('import.hex.meant')}
            options={[
              { value: 'seed', label: t('import.hex.isSeed') },
              { value: 'public', label: t('import.hex.isPublic') },
            ]}
            value={meant}
            onChange={(value) => setMeant(value === 'public' ? 'public' : 'seed')}
          />
        </>
      ) : null}
      {meant === 'public' ? (
        <AddressForm
          found={{ kind: 'address', accountId, address: addressOf(accountId), prefix: 42 }}
          finish={finish}
        />
      ) : (
        <KeyForm secret={secret} finish={finish} />
      )}
    </div>
  );
}

function KeyForm({ secret, finish }: { secret: HexSecret; finish: Finish }) {
  const { t } = useTranslation();
  const [cryptoType, setCryptoType] = useState(secret.cryptoTypes[0] ?? 'sr25519');
  const [chosen, setChosen] = useState<number | null>(null);
  const secrets = secretsOf(secret, cryptoType);
  const previews = usePreviews(secrets);
  const at = secrets.length === 1 ? 0 : chosen;
  const preview = at === null ? undefined : previews[at];
  const meant = at === null ? undefined : secrets[at];
  const usable = Boolean(preview?.value) && preview?.value?.presence !== 'held';
  const offered = useOffered(usable, preview?.state ?? 'incomplete');
  const label = useFinishLabel(preview?.value?.presence);
  return (
    <>
      {secret.cryptoTypes.length > 1 ? (
        <CryptoTypeChoice value={cryptoType} onChange={setCryptoType} />
      ) : null}
      {secrets.length > 1 ? (
        <EitherKey previews={previews} chosen={chosen} onChoose={setChosen} />
      ) : (
        <SecretPreview
          preview={previews[0] ?? { state: 'working', value: null, error: null }}
          label={t('import.preview.keyGives')}
        />
      )}
      {offered ? (
        <FinishForm
          act={finish.act}
          submitLabel={label}
          ready={usable && meant !== undefined}
          onSubmit={({ name, password }) =>
            meant &&
            void finish.store(
              [{ kind: 'secret', name, role: 'coldkey', secret: meant, backedUp: true }],
              password,
            )
          }
        />
      ) : null}
    </>
  );
}

interface EitherProps {
  previews: Preview[];
  chosen: number | null;
  onChoose(index: number): void;
}

/** Two programs write keys differently and these digits fit both: the address decides. */
function EitherKey({ previews, chosen, onChoose }: EitherProps) {
  const { t } = useTranslation();
  const labels = [t('import.hex.fromBtcli'), t('import.hex.fromPolkadot')];
  return (
    <fieldset className="either">
      <legend className="field-label">{t('import.hex.either')}</legend>
      {previews.map((preview, index) => (
        <label key={labels[index]} className="card either-choice">
          <input type="radio" name="either" checked={chosen === index} onChange={() => onChoose(index)} />
          {preview.value ? (
            <PreviewedAddress value={preview.value} label={labels[index] ?? ''} />
          ) : (
            <span className="quiet small">{t('import.preview.working')}</span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
