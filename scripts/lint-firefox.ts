/** Asks Mozilla's own linter what it thinks of dist/firefox. Fetched when asked for: 400 packages that nothing else needs. */
import { execFileSync } from 'node:child_process';

const LINTER = 'web-ext@10.7.0';
/** React sets innerHTML for its own `dangerouslySetInnerHTML`, which the house rules forbid: nothing of ours reaches it. */
const KNOWN = new Set(['UNSAFE_VAR_ASSIGNMENT']);

interface Finding {
  code: string;
  file?: string;
  line?: number;
  message: string;
}

const report = JSON.parse(lint()) as Record<'errors' | 'warnings' | 'notices', Finding[]>;
const all = [...report.errors, ...report.warnings, ...report.notices];
const unknown = all.filter(({ code }) => report.errors.some((one) => one.code === code) || !KNOWN.has(code));
for (const { code, file, line, message } of unknown)
  console.error([code, [file, line].filter((part) => part !== undefined).join(':'), message].join(' '));
console.log(
  `firefox: ${report.errors.length} errors, ${unknown.length - report.errors.length} other findings, ${all.length - unknown.length} known`,
);
if (unknown.length > 0) process.exitCode = 1;

function lint(): string {
  const args = ['--yes', LINTER, 'lint', '--source-dir', 'dist/firefox', '--output', 'json'];
  try {
    return execFileSync('npx', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 26,
    });
  } catch (error) {
    // It exits with an error when it found one, and says so on its output all the same.
    const { stdout } = error as { stdout?: string };
    if (stdout?.includes('"errors"')) return stdout;
    throw error;
  }
}
