import { begins } from './keyboard'
import { memberOn, words } from './members'
import { breaches, expect, loaded, test } from './support'

test('what was typed is there again after the page was left', async ({ page }) => {
  test.setTimeout(90_000)
  const t = words('en')
  await memberOn(page, 'Ana Kovač')
  await page.goto('/organisations/new?lang=en')
  await page.getByLabel(begins(t('field.name'))).fill('Half a name')
  await expect(page.getByText(t('kept.everywhere'))).toBeVisible({ timeout: 15_000 })
  await page.getByRole('banner').getByRole('link', { name: 'Projects' }).click()
  await page.getByRole('dialog', { name: t('record.leave') }).getByRole('button', { name: t('record.go') }).click()
  await expect(page).toHaveURL(/\/projects/)
  await page.evaluate(() => localStorage.removeItem('rialto.language'))
  await page.goto('/organisations/new?lang=en')
  await page.getByRole('button', { name: t('record.goOn') }).click()
  await expect(page.getByLabel(begins(t('field.name')))).toHaveValue('Half a name')
})

const ROUTES = ['/my', '/my/profile', '/projects/new', '/organisations/new', '/clusters/new', '/datasets/new', '/pilots/new', '/sessions/new']

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test.describe(`${colorScheme} at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } })
      test('the pages of members break no rule of WCAG 2.2 AA and do not scroll sideways', async ({ page }) => {
        test.setTimeout(180_000)
        await page.goto('/projects/new')
        await loaded(page)
        expect(await breaches(page)).toEqual([])
        await memberOn(page, 'Ana Kovač')
        for (const route of ROUTES) {
          await page.goto(`${route}?lang=en`)
          await loaded(page)
          expect(await breaches(page), route).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth), route).toBeLessThanOrEqual(width)
        }
      })
    })
  }
}
