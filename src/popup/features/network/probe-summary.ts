import type { TFunction } from 'i18next';
import type { ErrorCode } from '../../../core/errors/codes.js';
import type { Settings } from '../../../protocol/ui/settings.js';
import { networkName } from '../../components/network-name.js';
import { cleanText } from '../../components/untrusted.js';
import { judgeProbe, type ProbeVerdict } from './judge-probe.js';
import type { ProbeState } from './use-probe.js';

// No genesis was asked for: "another chain" means here that it is none of Bittensor's.
const FAILURES: Partial<Record<ErrorCode, 'silent' | 'absent' | 'not-bittensor'>> = {
  'chain/timeout': 'silent',
  'chain/offline': 'absent',
  'chain/bad-answer': 'not-bittensor',
  'chain/no-metadata': 'not-bittensor',
  'chain/rejected': 'not-bittensor',
  'chain/wrong-genesis': 'not-bittensor',
};

/** What a failed test means: nobody there, somebody else, or null for a failure of another kind. */
export function probeFailure(code: ErrorCode): 'silent' | 'absent' | 'not-bittensor' | null {
  return FAILURES[code] ?? null;
}

/** The first sentence about a node that answered. */
export function verdictText(
  t: TFunction,
  verdict: ProbeVerdict,
  settings: Settings,
  probe: { specName: string },
): string {
  const name = networkName(settings, t);
  switch (verdict.kind) {
    case 'not-bittensor':
      return t('addNode.failed.not-bittensorNamed', { spec: cleanText(probe.specName) });
    case 'other-known':
      return t('addNode.found.other-known', {
        other: networkName({ ...settings, networkId: verdict.networkId }, t),
        name,
      });
    case 'foreign':
      return t('addNode.found.foreign', { name });
    case 'fits':
      return t(verdict.anyChain ? 'addNode.found.anyLocal' : 'addNode.found.fits', { name });
  }
}

/** What a test has come to, in a sentence for those who hear it. */
export function probeSummary(t: TFunction, state: ProbeState, settings: Settings): string {
  if (state.kind === 'idle') return '';
  if (state.kind === 'asking') return t('addNode.testing');
  if (state.kind === 'found') return verdictText(t, judgeProbe(state.probe, settings), settings, state.probe);
  const failure = probeFailure(state.error.code);
  // A failure of another kind is an alert by itself.
  return failure ? t(`addNode.failed.${failure}`) : '';
}
