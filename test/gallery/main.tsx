import '../../src/popup/styles/fonts.css';
import '../../src/popup/styles/tokens.css';
import '../../src/popup/styles/base.css';
import '../../src/popup/styles/layout.css';
import '../../src/popup/styles/controls.css';
import '../../src/popup/styles/content.css';
import '../../src/popup/styles/home.css';
import '../../src/popup/styles/activity.css';
import '../../src/popup/i18n/index.js';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { fromWire } from '../../src/core/wire/wire.js';
import { ServicesProvider } from '../../src/popup/app/services.js';
import ApprovalWindow from '../../src/popup/features/approval/approval-window.js';
import { loadLateWords } from '../../src/popup/i18n/late-words.js';
import type { Scene } from './chain-world.js';
import { galleryServices, showScene, showViews } from './world.js';

/*
 * One approval in its window, without a wallet or a chain behind it:
 * ?id=<view>[,<view>…]&theme=dark|light&accounts=<n>&left=<seconds until it closes>, or ?scene=1 for what scene.json has
 */
const asked = new URLSearchParams(location.search);
document.documentElement.dataset.theme = asked.get('theme') ?? 'dark';
const left = asked.get('left');
const views = asked.has('scene')
  ? showScene(fromWire(await (await fetch('scene.json')).json()) as Scene)
  : showViews({
      ids: (asked.get('id') ?? 'stake').split(','),
      accounts: Number(asked.get('accounts') ?? 2),
      leftMs: left === null ? null : Number(left) * 1_000,
    });
await loadLateWords();
const root = document.getElementById('root');
if (!root) throw new Error('this document has no #root');
createRoot(root).render(
  <ServicesProvider services={galleryServices(views)}>
    <Router hook={memoryLocation({ path: `/${views[0]?.id}` }).hook}>
      <ApprovalWindow />
    </Router>
  </ServicesProvider>,
);
