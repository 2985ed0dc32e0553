import { useTranslation } from 'react-i18next';
import { shortAddress } from '../../../../core/address/short.js';
import type { FoundRight } from '../../../../core/routes/pending.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { useAct } from '../../../components/use-act.js';
import { refreshWallet } from '../../accounts/refresh.js';
import { DelayText } from '../parts/delay-text.js';
import { factsOf, rightWords } from '../parts/right-words.js';
import { useTypes } from '../parts/use-terms.js';
import { PersonMark, PersonName } from '../parts/who.js';

/** An account outside this wallet that named one of its keys, and the offer to watch it: then it can be acted for. */
export function FoundRow({ right }: { right: FoundRight }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const act = useAct();
  const types = useTypes();
  const watch = (): void =>
    void act.run(async () => {
      const name = t('rights.held.watchedName', { address: shortAddress(right.real) });
      await background.call('wallet.addAccounts', {
        accounts: [{ kind: 'watch', name, role: 'coldkey', address: right.real, cryptoType: null }],
      });
      await refreshWallet(background);
    });
  return (
    <li className="right-row right-found">
      <PersonMark address={right.real} />
      <span className="row-main">
        <PersonName address={right.real} />
        <span className="row-under right-first">
          {rightWords(t, factsOf(types.value, right.proxyType)).name} ·{' '}
          <DelayText blocks={right.delayBlocks} />
        </span>
        {act.error ? <ErrorNotice error={act.error} /> : null}
      </span>
      <Button busy={act.busy} onClick={watch}>
        {t('rights.held.watch')}
      </Button>
    </li>
  );
}
