import { breaches, expect, listed, loaded, resultCount, test } from './support'

const side = 'Filters'

test('lessons are projects that have ended, found by how and by why', async ({ page }) => {
  await page.goto('/lessons')
  await loaded(page)
  const all = await resultCount(page).textContent()
  const filters = page.getByRole('complementary', { name: side })
  await filters.getByRole('group', { name: 'How it ended' }).getByRole('checkbox', { name: /^Failed/ }).check()
  await expect(page).toHaveURL(/\/lessons\?outcome=failed$/)
  await loaded(page)
  const few = await resultCount(page).textContent()
  expect(few).not.toBe(all)
  const rows = page.getByRole('article')
  await expect(rows.filter({ hasText: 'Failed' })).toHaveCount(await rows.count())
  await filters.getByRole('group', { name: 'Why' }).getByRole('checkbox').first().check()
  await expect(page).toHaveURL(/outcome=failed&cause=\w+$/)
  await page.goBack()
  await expect(resultCount(page)).toHaveText(few ?? '')
})

test('each cause of the figure leads to as many lessons as its bar says', async ({ page }) => {
  await page.goto('/lessons')
  await loaded(page)
  const figure = page.getByRole('region', { name: 'Why projects end' })
  const cause = figure.getByRole('link').first()
  const words = (await cause.textContent()) ?? ''
  const count = await figure.getByRole('definition').first().textContent()
  await cause.click()
  await expect(page).toHaveURL(/\/lessons\?cause=\w+$/)
  await expect(page.getByRole('button', { name: `Remove filter: ${words}` })).toBeVisible()
  await expect(resultCount(page)).toHaveText(count === '1' ? 'One lesson' : `${count} lessons`)
  await expect(page.getByRole('article').first()).toContainText(words)
})

test('a lesson quotes what they would do differently and leads to its project', async ({ page }) => {
  await page.goto('/lessons')
  await loaded(page)
  const row = page.getByRole('article').filter({ hasText: 'What they would do differently' }).first()
  await expect(row.locator('blockquote')).toBeVisible()
  await row.getByRole('heading').getByRole('link').click()
  await expect(page).toHaveURL(/\/projects\/.+/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByText('What they would do differently').first()).toBeVisible()
})

test('lessons and the figure of causes can be taken along', async ({ page }) => {
  await page.goto('/lessons')
  await loaded(page)
  await page.getByRole('button', { name: 'Get this data' }).last().click()
  await expect(page.getByRole('region', { name: 'The GraphQL query behind it' })).toContainText('lessons(')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toBe('rialto-lessons.csv')
})

test('by keyboard alone: a cause from the figure, a lesson, and back', async ({ page }) => {
  await page.goto('/lessons')
  await loaded(page)
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('region', { name: 'Why projects end' }).getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/cause=/)
  await loaded(page)
  await listed(page).first().focus()
  await page.keyboard.press('Enter')
  // one without a name leads to its own page
  await expect(page).toHaveURL(/\/(projects|lessons)\/.+/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.goBack()
  await expect(page).toHaveURL(/\/lessons\?cause=/)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    for (const address of ['/lessons', '/lessons?text=zzzzqqqq']) {
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
