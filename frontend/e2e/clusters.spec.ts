import { breaches, expect, listed, loaded, resultCount, test } from './support'

const LOOKS = [
  { name: 'light', colorScheme: 'light', width: 1280 },
  { name: 'dark', colorScheme: 'dark', width: 1280 },
  { name: 'light at 320 px', colorScheme: 'light', width: 320 },
  { name: 'dark at 320 px', colorScheme: 'dark', width: 320 },
] as const

test('clusters are found by their scenario, and each row says who is in it', async ({ page }) => {
  await page.goto('/clusters')
  await loaded(page)
  const all = await resultCount(page).textContent()
  // those of the demo network: other journeys may have made one that nobody has joined yet
  const rows = page.getByRole('article').filter({ hasText: 'demo' })
  await expect(rows.filter({ hasText: /\d+ members?/ })).toHaveCount(await rows.count())
  await expect(rows.first()).toContainText(/Evenness [01]\.\d\d, /)

  const scenario = page.getByRole('complementary', { name: 'Filters' }).getByRole('group', { name: 'Scenario' })
  await scenario.getByRole('checkbox', { name: /^Capacity of social enterprises/ }).check()
  await expect(page).toHaveURL(/\/clusters\?scenario=capacity_building$/)
  await loaded(page)
  expect(await resultCount(page).textContent()).not.toBe(all)
  await expect(rows.filter({ hasText: 'Capacity of social enterprises' })).toHaveCount(await rows.count())
  await page.goBack()
  await expect(resultCount(page)).toHaveText(all ?? '')
})

test('no cluster under the words says which way leads on', async ({ page }) => {
  await page.goto('/clusters?text=zzzzqqqq')
  await expect(page.getByRole('heading', { name: 'No cluster matches all of this' })).toBeVisible()
  await page.getByRole('link', { name: 'Clear all filters' }).first().click()
  await expect(listed(page).first()).toBeVisible()
})

test('a cluster leads to its members, its region, its scenario and its projects', async ({ page }) => {
  await page.goto('/clusters')
  await loaded(page)
  const title = (await listed(page).first().textContent()) ?? ''
  await listed(page).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
  const members = page.getByRole('group', { name: 'Members of the cluster, by helix' })
  for (const helix of ['Government', 'Business', 'Academia', 'Civil society']) {
    await expect(members.getByRole('region', { name: helix })).toBeVisible()
  }
  await expect(members.getByRole('link').first()).toHaveAttribute('href', /^\/organisations\/.+/)
  await expect(page.getByRole('navigation', { name: 'Where you are' }).getByRole('link').last()).toHaveAttribute('href', /^\/regions\/[A-Z]{2}/)
  await page.getByRole('complementary').getByRole('link', { name: /Innovative public services|Responsive small firms|Capacity of social enterprises/ }).click()
  await expect(page).toHaveURL(/\/clusters\?scenario=\w+$/)
  await expect(listed(page).filter({ hasText: title })).toBeVisible()
})

test('the evenness of a cluster is the one its members have', async ({ page }) => {
  await page.goto('/clusters')
  await loaded(page)
  await listed(page).first().click()
  const figure = page.getByRole('figure').filter({ hasText: 'Members by helix.' })
  await figure.getByRole('button', { name: 'Show as table' }).click()
  await expect(figure.getByRole('rowheader')).toHaveCount(4)
  const counts = (await figure.getByRole('row').filter({ has: page.getByRole('rowheader') }).getByRole('cell').allTextContents()).filter((cell) => /^\d+$/.test(cell)).map(Number)
  expect(counts).toHaveLength(4)
  const all = counts.reduce((sum, count) => sum + count, 0)
  const entropy = counts.filter((count) => count > 0).reduce((sum, count) => sum - (count / all) * Math.log(count / all), 0)
  await figure.getByRole('button', { name: 'Show as figure' }).click()
  await expect(figure).toContainText((entropy / Math.log(4)).toFixed(2))
  await page.getByText('How this is computed').click()
  await expect(page.getByText(/of all members, which gives/)).toBeVisible()
})

test('the members can be taken along, with the query behind them', async ({ page }) => {
  await page.goto('/clusters')
  await loaded(page)
  await listed(page).first().click()
  const figure = page.getByRole('figure').filter({ hasText: /members?, by helix\./ })
  await figure.getByRole('button', { name: 'Get this data' }).click()
  await expect(figure.getByRole('region', { name: 'The GraphQL query behind it' })).toContainText('members(first: 100)')
  const download = page.waitForEvent('download')
  await figure.getByRole('button', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^rialto-cluster-.+-members\.csv$/)
})

test('from the list to an organisation by keyboard alone', async ({ page }) => {
  await page.goto('/clusters')
  await loaded(page)
  await listed(page).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('group', { name: 'Members of the cluster, by helix' })).toBeVisible()
  const link = page.getByRole('group', { name: 'Members of the cluster, by helix' }).getByRole('link').first()
  for (let step = 0; step < 20 && !(await link.evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press('Tab')
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/organisations\/.+/)
})

test('a cluster that is not there is the page that was not found', async ({ page }) => {
  await page.goto('/clusters/there-is-no-such-cluster')
  await expect(page.getByRole('heading', { level: 1, name: 'The bridge ends here' })).toBeVisible()
})

for (const look of LOOKS) {
  test.describe(look.name, () => {
    test.use({ colorScheme: look.colorScheme, viewport: { width: look.width, height: 800 } })

    for (const route of ['/clusters', 'a cluster'] as const) {
      test(`${route} breaks no rule of WCAG 2.2 AA and does not scroll sideways`, async ({ page }) => {
        await page.goto('/clusters')
        await loaded(page)
        if (route === 'a cluster') {
          await listed(page).first().click()
          await expect(page).toHaveURL(/\/clusters\/.+/)
          await loaded(page)
          await page.getByText('How this is computed').click()
        }
        expect(await breaches(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(look.width)
      })
    }
  })
}
