import { readFile } from 'node:fs/promises'
import { breaches, expect, listed, loaded, resultCount, test } from './support'

/** A session of the demo network, in Jaén. */
const SESSION = '/sessions/mercado-de-ideas-del-olivar'

test.describe('read far from where the session is', () => {
  test.use({ timezoneId: 'Asia/Tokyo' })

  test('the time is told by the clocks of the place and by the reader’s own', async ({ page }) => {
    await page.goto(SESSION)
    await loaded(page)
    await expect(page.getByText(/\(Central European (Standard|Summer) Time\)/)).toBeVisible()
    await expect(page.getByText(/^Where you are: .*\(Japan Standard Time\)$/)).toBeVisible()
  })
})

test.describe('read where the session is', () => {
  test.use({ timezoneId: 'Europe/Madrid' })

  test('the time is told once', async ({ page }) => {
    await page.goto(SESSION)
    await loaded(page)
    await expect(page.getByText(/\(Central European (Standard|Summer) Time\)/)).toHaveCount(1)
    await expect(page.getByText(/^Where you are:/)).toHaveCount(0)
  })
})

test('a session goes into the reader’s calendar as a file that RFC 5545 allows', async ({ page }) => {
  await page.goto(SESSION)
  await loaded(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Add to my calendar' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('mercado-de-ideas-del-olivar.ics')
  const text = await readFile(await file.path(), 'utf8')
  const lines = text.split('\r\n')
  expect(lines[0]).toBe('BEGIN:VCALENDAR')
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  expect(text).toMatch(/\r\nDTSTART(;TZID=[^:]+:\d{8}T\d{6}|:\d{8}T\d{6}Z)\r\n/)
  expect(text).toMatch(/\r\nUID:\S+/)
  expect(text).toContain('END:VCALENDAR\r\n')
})

test('a session leads to its region and to other sessions', async ({ page }) => {
  await page.goto(SESSION)
  await loaded(page)
  await expect(page.getByRole('link', { name: 'Jaén, Spain' }).first()).toHaveAttribute('href', /\/regions\/ES616$/)
  const title = await page.getByRole('heading', { level: 1 }).textContent()
  await page.getByRole('complementary').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/sessions\/.+/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title ?? '')
})

test('a translated session offers the words it was announced in, and the way back', async ({ page }) => {
  await page.goto(SESSION)
  await loaded(page)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('Market of ideas of the olive groves')
  await page.getByRole('button', { name: 'Show the original' }).click()
  await expect(heading).toHaveText('Mercado de ideas del olivar')
  await expect(heading).toHaveAttribute('lang', 'es')
  await page.getByRole('button', { name: 'Show the translation' }).click()
  await expect(heading).toHaveText('Market of ideas of the olive groves')
})

test('by keyboard alone: the calendar file, then another session', async ({ page }) => {
  await page.goto(SESSION)
  await loaded(page)
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Show the original' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Add to my calendar' })).toBeFocused()
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  await download
  const other = page.getByRole('complementary').getByRole('link').first()
  for (let presses = 0; presses < 20 && !(await other.evaluate((link) => link === document.activeElement)); presses += 1) await page.keyboard.press('Tab')
  await expect(other).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('a session that is not there leads back to where something is', async ({ page }) => {
  await page.goto('/sessions/no-such-session')
  await expect(page.getByRole('heading', { level: 1, name: 'The bridge ends here' })).toBeVisible()
})

test('the agenda begins with what comes next; what is past stands below, the latest first', async ({ page }) => {
  await page.goto('/sessions')
  await loaded(page)
  const starts = (name: string) => page.getByRole('region', { name }).locator('time').evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime))
  const [coming, past] = [await starts('Coming up'), await starts('Past')]
  expect(coming.length).toBeGreaterThan(0)
  expect(past.length).toBeGreaterThan(0)
  expect(coming).toEqual(coming.toSorted())
  expect(past).toEqual(past.toSorted().toReversed())
  const rows = page.getByRole('article')
  await expect(resultCount(page)).toHaveText(`${coming.length + past.length} sessions`)
  await expect(rows.filter({ hasText: /\(.+ Time\)/ })).toHaveCount(await rows.count())
})

test('sessions are found by where they stand, by language and by words, each with its address', async ({ page }) => {
  await page.goto('/sessions')
  await loaded(page)
  const filters = page.getByRole('complementary', { name: 'Filters' })
  await filters.getByRole('group', { name: 'When' }).getByRole('checkbox', { name: /^It is over/ }).check()
  await expect(page).toHaveURL(/\/sessions\?phase=over$/)
  await loaded(page)
  await expect(page.getByRole('region', { name: 'Coming up' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Remove filter: It is over' }).click()
  await filters.getByRole('group', { name: 'Languages' }).getByRole('checkbox', { name: /^Greek/ }).check()
  await expect(page).toHaveURL(/\/sessions\?language=el$/)
  await loaded(page)
  const rows = page.getByRole('article')
  await expect(rows.filter({ hasText: 'Greek' })).toHaveCount(await rows.count())
  await page.goto('/sessions?text=olive')
  await loaded(page)
  await expect(listed(page).first()).toContainText('olive')
  await expect(page.getByRole('region', { name: 'Coming up' }), 'The best match is in no order of time').toHaveCount(0)
})

test('no session under the words says which way leads on', async ({ page }) => {
  await page.goto('/sessions?text=zzzzqqqq')
  await expect(page.getByRole('heading', { name: 'No session matches all of this' })).toBeVisible()
  await page.getByRole('link', { name: 'Clear all filters' }).first().click()
  await expect(listed(page).first()).toBeVisible()
})

test('Home leads to all sessions, and a session back to them', async ({ page }) => {
  await page.goto('/')
  await loaded(page)
  await page.getByRole('link', { name: 'All sessions' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeFocused()
  const title = (await listed(page).first().textContent()) ?? ''
  await listed(page).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'Sessions' }).click()
  await expect(page).toHaveURL(/\/sessions$/)
})

test('days, zones, countries and languages are told in the reader’s words, though Chrome has no Albanian and takes bare Portuguese for Brazilian', async ({ page }) => {
  const first = page.getByRole('article').first()
  await page.goto('/sessions?lang=sq')
  await loaded(page)
  await expect(first.getByText(/^e (hënë|martë|mërkurë|enjte|premte|shtunë|diel), \d+ \p{L}+ \d{4}, \d\d:\d\d – \d\d:\d\d \(Ora (standarde|verore) e Evropës Qendrore\)$/u)).toBeVisible()
  await expect(first.getByText('Obalno-kraška, Slloveni')).toBeVisible()
  await expect(first.getByText('kroatisht, italisht dhe sllovenisht')).toBeVisible()
  await page.goto('/sessions?lang=pt')
  await loaded(page)
  await expect(first.getByText('Obalno-kraška, Eslovénia')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    for (const path of ['/sessions', SESSION]) {
      test(`${path} at ${width} px, ${colorScheme}: no rule of WCAG 2.2 AA is broken and nothing scrolls sideways`, async ({ page }) => {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        await page.goto(path)
        await loaded(page)
        expect(await breaches(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(width)
      })
    }
  }
}
