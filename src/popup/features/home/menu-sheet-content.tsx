import {
  AppWindow,
  Bell,
  BookOpen,
  Keyboard,
  Lock,
  type LucideIcon,
  PanelRight,
  Search,
  ShieldAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useServices } from '../../app/services.js';
import { useOverlay } from '../../app/shell/overlay.js';
import { currentSurface } from '../../app/surface.js';
import { Sheet } from '../../components/sheet.js';
import { SheetRow } from '../../components/sheet-row.js';
import words from '../../i18n/en/palette.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useWalletStore } from '../../state/wallet-store.js';
import type { SheetState } from './sheet-state.js';

addWords(words);

interface Line {
  name: 'panel' | 'tab' | 'search' | 'shortcuts' | 'alerts' | 'emergency' | 'learn' | 'lock';
  Icon: LucideIcon;
  text?: 'panelText' | 'tabText';
  run(): void;
}

/** The ways to the other surfaces, to search, and to the places that have no button of their own. */
export default function MenuSheetContent({ open, onOpenChange }: SheetState) {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const { background, platform } = useServices();
  const show = useOverlay((s) => s.show);
  const unread = useWalletStore((s) => s.alerts?.alerts.filter(({ read }) => !read).length ?? 0);
  const lines: Line[] = [
    { name: 'search', Icon: Search, run: () => show('palette') },
    { name: 'alerts', Icon: Bell, run: () => navigate('/alerts') },
    { name: 'emergency', Icon: ShieldAlert, run: () => navigate('/emergency') },
    { name: 'learn', Icon: BookOpen, run: () => navigate('/learn') },
    { name: 'shortcuts', Icon: Keyboard, run: () => show('shortcuts') },
    {
      name: 'lock',
      Icon: Lock,
      run: () => {
        void background.call('wallet.lock', {}).catch(() => undefined);
      },
    },
  ];
  if (currentSurface() !== 'tab')
    lines.unshift({ name: 'tab', Icon: AppWindow, text: 'tabText', run: () => platform.openTab(path) });
  if (currentSurface() === 'popup' && platform.openPanel)
    lines.unshift({ name: 'panel', Icon: PanelRight, text: 'panelText', run: platform.openPanel });
  return (
    <Sheet title={t('menu.title')} open={open} onOpenChange={onOpenChange}>
      <ul className="sheet-list">
        {lines.map(({ name, Icon, text, run }) => (
          <SheetRow
            key={name}
            Icon={Icon}
            name={t(`menu.${name}`)}
            under={text && t(`menu.${text}`)}
            aside={
              name === 'alerts' && unread > 0 ? (
                <span className="caution tiny">{t('menu.unread', { count: unread })}</span>
              ) : null
            }
            onPress={() => {
              onOpenChange(false);
              run();
            }}
          />
        ))}
      </ul>
    </Sheet>
  );
}
