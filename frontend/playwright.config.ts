import { defineConfig } from '@playwright/test'

/** Debian's Chromium, as it has to be started for root in a container. */
const CHROMIUM = {
  executablePath: process.env['RIALTO_BROWSER'] ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

/** Journeys against a real server: the one at RIALTO_URL, or one that e2e/global-setup.ts starts with the demo network. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  workers: 2,
  reporter: [['list']],
  // Bounds, not waits: a machine with other work on it may take this long and is still right.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    ...(process.env['RIALTO_URL'] ? { baseURL: process.env['RIALTO_URL'] } : {}),
    browserName: 'chromium',
    launchOptions: CHROMIUM,
    locale: 'en-GB',
    trace: 'retain-on-failure',
  },
})
