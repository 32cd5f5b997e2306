import { breaches, expect, listed, loaded, resultCount, test } from './support'

const side = 'Filters'

test('experts are found by what they advise on, the languages they speak and the time they have', async ({ page }) => {
  await page.goto('/experts')
  await loaded(page)
  const all = await resultCount(page).textContent()
  const filters = page.getByRole('complementary', { name: side })
  await filters.getByRole('group', { name: 'Advises on' }).getByRole('checkbox', { name: /^Funding/ }).check()
  await expect(page).toHaveURL(/\/experts\?area=funding$/)
  await loaded(page)
  expect(await resultCount(page).textContent()).not.toBe(all)
  const rows = page.getByRole('article')
  await expect(rows.filter({ has: page.getByRole('list', { name: 'Advises on' }).getByText('Funding') })).toHaveCount(await rows.count())

  await filters.getByRole('group', { name: 'Free places a month' }).getByRole('checkbox').check()
  await expect(page).toHaveURL(/area=funding&free=true$/)
  await loaded(page)
  await expect(rows.filter({ hasText: /Takes on \d+ projects? a month/ })).toHaveCount(await rows.count())

  await page.goBack()
  await expect(page).toHaveURL(/\/experts\?area=funding$/)
  await page.getByRole('button', { name: 'Remove filter: Funding' }).click()
  await expect(resultCount(page)).toHaveText(all ?? '')
})

test('an address with several filters shows them all, ticked and as chips', async ({ page }) => {
  await page.goto('/experts?area=funding&free=true&language=es&region=ES61&sort=newest')
  await loaded(page)
  const chips = page.getByRole('group', { name: 'Filters in force' }).getByRole('button')
  await expect(chips).toHaveText(['Funding', 'With free places', 'Spanish', 'Andalucía'])
  await expect(page.getByRole('complementary', { name: side }).getByRole('checkbox', { checked: true })).toHaveCount(3)
  await expect(page.getByRole('combobox', { name: 'Sort by' })).toHaveValue('NEWEST')
})

test('a region is found by a part of its name and takes its whole tree', async ({ page }) => {
  await page.goto('/experts')
  await loaded(page)
  const field = page.getByRole('complementary', { name: side }).getByRole('combobox', { name: 'Region' })
  await field.fill('arag')
  await page.getByRole('option', { name: /Aragón/ }).first().click()
  await expect(page).toHaveURL(/region=ES24/)
  await loaded(page)
  await expect(page.getByRole('button', { name: 'Remove filter: Aragón' })).toBeVisible()
  await expect(listed(page).first()).toBeVisible()
})

test('words are answered by the best match, and no expert says which way leads on', async ({ page }) => {
  await page.goto('/experts')
  await loaded(page)
  await page.getByRole('searchbox', { name: 'Search in the texts' }).fill('zzzzqqqq')
  await expect(page).toHaveURL(/text=zzzzqqqq/)
  await expect(page.getByRole('heading', { name: 'No expert matches all of this' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Sort by' })).toHaveValue('RELEVANCE')
  await page.getByRole('link', { name: 'Clear all filters' }).first().click()
  await expect(listed(page).first()).toBeVisible()
  await expect(page.getByRole('searchbox', { name: 'Search in the texts' })).toHaveValue('')
})

test('the next page is read ahead when somebody is about to ask for it, and the focus goes to its first line', async ({ page }) => {
  await page.goto('/projects')
  await loaded(page)
  const next = page.getByRole('link', { name: 'Next page' })
  const ahead = page.waitForRequest((request) => request.url().endsWith('/graphql') && (request.postData() ?? '').includes('"after":'))
  await next.hover()
  await ahead
  await next.click()
  await expect(page).toHaveURL(/after=/)
  await expect(resultCount(page)).toBeFocused()
})

test('the rows of a page can be taken along', async ({ page }) => {
  await page.goto('/experts?area=technology')
  await loaded(page)
  await page.getByRole('button', { name: 'Get this data' }).click()
  await expect(page.getByRole('region', { name: 'The GraphQL query behind it' })).toContainText('experts(')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toBe('rialto-experts.csv')
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 768, 1280]) {
    test(`experts at ${width} px, ${colorScheme}: no rule of WCAG 2.2 AA is broken and nothing scrolls sideways`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await page.goto('/experts?area=funding')
      await loaded(page)
      expect(await breaches(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(width)
    })
  }
}
