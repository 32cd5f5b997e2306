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
  timeout: 60_000,
  // A page that is loaded for the first time on a busy machine takes longer than one that is there.
  expect: { timeout: 15_000 },
  use: {
    ...(process.env['RIALTO_URL'] ? { baseURL: process.env['RIALTO_URL'] } : {}),
    browserName: 'chromium',
    launchOptions: CHROMIUM,
    locale: 'en-GB',
    trace: 'retain-on-failure',
  },
})
