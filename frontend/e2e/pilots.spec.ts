import { breaches, expect, listed, loaded, resultCount, test } from './support'

const LOOKS = [
  { name: 'light', colorScheme: 'light', width: 1280 },
  { name: 'dark', colorScheme: 'dark', width: 1280 },
  { name: 'light at 320 px', colorScheme: 'light', width: 320 },
  { name: 'dark at 320 px', colorScheme: 'dark', width: 320 },
] as const

test('pilots are found by where they stand, and each row says how far it came', async ({ page }) => {
  await page.goto('/pilots')
  await loaded(page)
  const all = await resultCount(page).textContent()
  const rows = page.getByRole('article')
  await expect(rows.filter({ hasText: /\d+ of \d+ targets? reached|No target is set/ })).toHaveCount(await rows.count())
  await expect(rows.filter({ hasText: /Next:|milestones? done|No milestone is set/ })).toHaveCount(await rows.count())

  const status = page.getByRole('complementary', { name: 'Filters' }).getByRole('group', { name: 'Status' })
  await status.getByRole('checkbox', { name: /^Completed/ }).check()
  await expect(page).toHaveURL(/\/pilots\?status=completed$/)
  await loaded(page)
  await expect(rows.filter({ hasText: 'Completed' })).toHaveCount(await rows.count())
  await page.getByRole('button', { name: 'Remove filter: Completed' }).click()
  await expect(resultCount(page)).toHaveText(all ?? '')
})

test('no pilot under the words says which way leads on', async ({ page }) => {
  await page.goto('/pilots?text=zzzzqqqq')
  await expect(page.getByRole('heading', { name: 'No pilot matches all of this' })).toBeVisible()
  await page.getByRole('link', { name: 'Clear all filters' }).first().click()
  await expect(listed(page).first()).toBeVisible()
})

test('a pilot shows its chain of seven steps, and says which are missing', async ({ page }) => {
  await page.goto('/pilots')
  await loaded(page)
  const title = (await listed(page).first().textContent()) ?? ''
  await listed(page).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
  const steps = page.getByRole('list', { name: 'From learning event to policy' }).locator('> li')
  await expect(steps).toHaveCount(7)
  await expect(steps.nth(3)).not.toContainText('not recorded yet')
  const missing = await steps.filter({ hasText: 'not recorded yet' }).count()
  const words = missing === 0 ? 'All seven steps are recorded.' : missing === 6 ? 'One of seven steps is recorded.' : `${7 - missing} of seven steps are recorded.`
  await expect(page.getByRole('figure').filter({ hasText: words })).toBeVisible()
  for (const name of ['What is measured', 'Open data it uses', 'Where it stands', 'Milestones']) {
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
  }
})

test('indicators are a table too, and data to take along', async ({ page }) => {
  await page.goto('/pilots')
  await loaded(page)
  await listed(page).first().click()
  const figure = page.getByRole('figure').filter({ hasText: 'Indicators: from the baseline to the target.' })
  await expect(figure.getByText(/is better\.$/).first()).toBeVisible()
  await figure.getByRole('button', { name: 'Show as table' }).click()
  await expect(figure.getByRole('columnheader', { name: 'Baseline' })).toBeVisible()
  await figure.getByRole('button', { name: 'Get this data' }).click()
  await expect(figure.getByRole('region', { name: 'The GraphQL query behind it' })).toContainText('pilot(slug: $slug)')
  const download = page.waitForEvent('download')
  await figure.getByRole('button', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^rialto-pilot-.+-indicators\.csv$/)
})

test('a translated pilot offers the words it was written in, and the way back', async ({ page }) => {
  await page.goto('/pilots')
  await loaded(page)
  await listed(page).first().click()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(page.getByText('This is a translation.')).toBeVisible()
  const title = (await heading.textContent()) ?? ''
  await page.getByRole('button', { name: 'Show the original' }).click()
  await expect(heading).not.toHaveText(title)
  await expect(heading).toHaveAttribute('lang', /^[a-z]{2}/)
  await page.getByRole('button', { name: 'Show the translation' }).click()
  await expect(heading).toHaveText(title)
})

test('from the list over a pilot to its cluster by keyboard alone', async ({ page }) => {
  await page.goto('/pilots')
  await loaded(page)
  await listed(page).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  const cluster = page.locator('main a[href^="/clusters/"]').first()
  await expect(cluster).toBeVisible()
  for (let step = 0; step < 60 && !(await cluster.evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press('Tab')
  await expect(cluster).toBeFocused()
  const name = (await cluster.textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
})

test('a pilot that is not there is the page that was not found', async ({ page }) => {
  await page.goto('/pilots/there-is-no-such-pilot')
  await expect(page.getByRole('heading', { level: 1, name: 'The bridge ends here' })).toBeVisible()
})

for (const look of LOOKS) {
  test.describe(look.name, () => {
    test.use({ colorScheme: look.colorScheme, viewport: { width: look.width, height: 800 } })

    for (const route of ['/pilots', 'a pilot'] as const) {
      test(`${route} breaks no rule of WCAG 2.2 AA and does not scroll sideways`, async ({ page }) => {
        await page.goto('/pilots')
        await loaded(page)
        if (route === 'a pilot') {
          await listed(page).first().click()
          await expect(page).toHaveURL(/\/pilots\/.+/)
          await loaded(page)
        }
        expect(await breaches(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(look.width)
      })
    }
  })
}
