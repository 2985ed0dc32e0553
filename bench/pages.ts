import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/find-chromium.js';
import { type Extension, freshProfile, launchExtension, QUIET } from '../test/e2e/support/launch.js';
