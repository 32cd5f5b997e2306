import { breaches, expect, listed, loaded, resultCount, test } from './support'

const side = 'Filters'
/** A dataset of the demo network that projects use for all three purposes. */
const USED = 'base-sirene-des-entreprises-et-de-leurs-etablissements-siren-siret'

test('datasets are found by theme, quality and format; all of it lives in the address', async ({ page }) => {
  await page.goto('/datasets')
  await loaded(page)
  const all = await resultCount(page).textContent()
  const filters = page.getByRole('complementary', { name: side })
  await filters.getByRole('group', { name: 'Theme' }).getByRole('checkbox').first().check()
  await expect(page).toHaveURL(/\/datasets\?theme=[a-z]{4}$/)
  await loaded(page)
  expect(await resultCount(page).textContent()).not.toBe(all)
  await page.getByRole('button', { name: /^Remove filter/ }).click()
  await expect(resultCount(page)).toHaveText(all ?? '')

  await filters.getByRole('group', { name: 'Format' }).getByRole('checkbox', { name: /^CSV/ }).check()
  await expect(page).toHaveURL(/\/datasets\?format=csv$/)
  await loaded(page)
  const rows = page.getByRole('article')
  await expect(rows.filter({ hasText: 'CSV' })).toHaveCount(await rows.count())
})

test('the best described come first, and a rating leaves only its own', async ({ page }) => {
  await page.goto('/datasets')
  await loaded(page)
  await expect(page.getByRole('combobox', { name: 'Sort by' })).toHaveValue('QUALITY')
  const points = (await page.getByRole('article').getByText(/^[\d,]+ of 405 points$/).allTextContents()).map((words) => Number(words.split(' ')[0]))
  expect(points.length).toBeGreaterThan(1)
  expect(points).toEqual(points.toSorted((a, b) => b - a))

  const rating = page.getByRole('complementary', { name: side }).getByRole('group', { name: 'Quality of the description' }).getByRole('checkbox').first()
  const name = (await rating.locator('..').textContent())?.replace(/[\d,]+$/, '') ?? ''
  await rating.check()
  await expect(page).toHaveURL(/rating=\w+$/)
  await loaded(page)
  const rows = page.getByRole('article')
  await expect(rows.filter({ hasText: name })).toHaveCount(await rows.count())
})

test('a dataset says what its description lacks, what mending it is worth, and where the data is', async ({ page }) => {
  await page.goto('/datasets?sort=quality')
  await loaded(page)
  const title = (await listed(page).last().textContent()) ?? ''
  await listed(page).last().click()
  await expect(page).toHaveURL(/\/datasets\/.+/)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
  await loaded(page)
  const missing = page.getByRole('region', { name: 'What would raise it' }).getByRole('listitem')
  await expect(missing.first()).toContainText(/^\+\d+/)
  const gains = (await missing.allTextContents()).map((words) => Number(/^\+(\d+)/.exec(words)?.[1]))
  expect(gains).toEqual(gains.toSorted((a, b) => b - a))

  await page.getByRole('figure').getByRole('button', { name: 'Show as table' }).click()
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(7)
  await expect(page.getByRole('link', { name: /leaves this site/ }).first()).toHaveAttribute('href', /^https?:/)
})

test('a dataset that is used leads to the projects and pilots that use it', async ({ page }) => {
  await page.goto(`/datasets/${USED}`)
  await loaded(page)
  await page.getByRole('region', { name: 'To measure what came of it' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/(projects|pilots)\/.+/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('the checks of a dataset can be taken along', async ({ page }) => {
  await page.goto(`/datasets/${USED}`)
  await loaded(page)
  const download = page.waitForEvent('download')
  await page.getByRole('figure').getByRole('button', { name: 'Get this data' }).click()
  await expect(page.getByRole('region', { name: 'The GraphQL query behind it' })).toContainText('dataset(')
  await page.getByRole('button', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toBe(`rialto-dataset-${USED}-quality.csv`)
})

test('a dataset that is not there leads back to where something is', async ({ page }) => {
  await page.goto('/datasets/no-such-dataset')
  await expect(page.getByRole('heading', { level: 1, name: 'The bridge ends here' })).toBeVisible()
})

test('by keyboard alone: a filter, a dataset, its table of quality, and back', async ({ page }) => {
  await page.goto('/datasets')
  await loaded(page)
  const box = page.getByRole('complementary', { name: side }).getByRole('group', { name: 'Format' }).getByRole('checkbox').first()
  await box.focus()
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(/format=/)
  await loaded(page)
  await listed(page).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await loaded(page)
  const table = page.getByRole('figure').getByRole('button', { name: 'Show as table' })
  for (let presses = 0; presses < 60 && !(await table.evaluate((button) => button === document.activeElement)); presses += 1) await page.keyboard.press('Tab')
  await expect(table).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/datasets\?format=/)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    for (const address of ['/datasets', `/datasets/${USED}`, '/datasets?text=zzzzqqqq']) {
      test(`${address} at ${width} px, ${colorScheme}: no rule of WCAG 2.2 AA is broken and nothing scrolls sideways`, async ({ page }) => {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        await page.goto(address)
        await loaded(page)
        expect(await breaches(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(width)
      })
    }
  }
}
