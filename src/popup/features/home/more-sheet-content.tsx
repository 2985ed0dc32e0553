import { ChartPie, Coins, Cpu, HandCoins, LogOut, type LucideIcon, Scale, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { FeatureId } from '../../../core/chain/capability.js';
import { Sheet } from '../../components/sheet.js';
import { SheetRow } from '../../components/sheet-row.js';
import words from '../../i18n/en/send.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useFeatures } from '../../state/use-features.js';
import type { SheetState } from './sheet-state.js';

addWords(words);

interface Entry {
  name: keyof typeof words.more & string;
  path: string;
  Icon: LucideIcon;
  /** One of these must be there in the connected runtime; none: always. */
  anyOf: readonly FeatureId[];
}

const ENTRIES: readonly Entry[] = [
  { name: 'claim', path: '/do/claim', Icon: Coins, anyOf: ['root-claims', 'root-baskets'] },
  { name: 'basket', path: '/do/basket', Icon: ChartPie, anyOf: ['stake'] },
  { name: 'rebalance', path: '/do/rebalance', Icon: Scale, anyOf: ['unstake'] },
  { name: 'everything', path: '/do/everything', Icon: LogOut, anyOf: ['unstake'] },
  { name: 'crowdloans', path: '/do/crowdloans', Icon: HandCoins, anyOf: ['crowdloans'] },
  { name: 'evm', path: '/do/evm', Icon: Cpu, anyOf: ['evm-mirror'] },
  { name: 'contacts', path: '/contacts', Icon: Users, anyOf: [] },
];

/** The rarer operations: those the connected runtime has. */
export default function MoreSheetContent({ open, onOpenChange }: SheetState) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const has = useFeatures();
  const waiting = has('send') === null;
  const offered = ENTRIES.filter(({ anyOf }) => anyOf.length === 0 || anyOf.some((id) => has(id) === true));
  return (
    <Sheet title={t('more.title')} open={open} onOpenChange={onOpenChange}>
      <ul className="sheet-list">
        {offered.map(({ name, path, Icon }) => (
          <SheetRow
            key={name}
            Icon={Icon}
            name={t(`more.${name}`)}
            under={t(`more.${name}Text`)}
            onPress={() => {
              onOpenChange(false);
              navigate(path);
            }}
          />
        ))}
      </ul>
      {waiting ? (
        <p className="quiet small" role="status">
          {t('more.waiting')}
        </p>
      ) : null}
    </Sheet>
  );
}
