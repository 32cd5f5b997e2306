import { breaches, expect, listed, loaded, test } from './support'

const ROUTES = ['/', '/projects', '/projects?view=map', '/projects?view=table', '/projects?text=zzzzqqqq', '/a-project', '/integrate', '/nowhere']
const LOOKS = [
  { name: 'light', colorScheme: 'light', width: 1280 },
  { name: 'dark', colorScheme: 'dark', width: 1280 },
  { name: 'light at 320 px', colorScheme: 'light', width: 320 },
  { name: 'dark at 320 px', colorScheme: 'dark', width: 320 },
] as const

for (const look of LOOKS) {
  test.describe(look.name, () => {
    test.use({ colorScheme: look.colorScheme, viewport: { width: look.width, height: 800 } })

    for (const route of ROUTES) {
      test(`${route} breaks no rule of WCAG 2.2 AA and does not scroll sideways`, async ({ page }) => {
        if (route === '/a-project') {
          await page.goto('/projects')
          await loaded(page)
          await listed(page).first().click()
          await expect(page).toHaveURL(/\/projects\/.+/)
        } else {
          await page.goto(route)
        }
        await loaded(page)
        expect(await breaches(page)).toEqual([])
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(width, 'The page must fit its window').toBeLessThanOrEqual(look.width)
      })
    }
  })
}

test('the drawer of filters breaks no rule', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/projects')
  await loaded(page)
  await page.getByRole('button', { name: 'Filters' }).click()
  await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible()
  expect(await breaches(page)).toEqual([])
})

test('the menu of the phone breaks no rule', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/')
  await loaded(page)
  await page.getByRole('button', { name: 'Menu' }).click()
  await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible()
  expect(await breaches(page)).toEqual([])
})

test('a list of suggestions breaks no rule', async ({ page }) => {
  await page.goto('/')
  await loaded(page)
  const field = page.getByRole('combobox', { name: 'Search the whole network' })
  await field.click()
  await field.pressSequentially('co')
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await expect(page.getByRole('listbox').getByRole('option', { name: /result/ })).toBeVisible()
  expect(await breaches(page)).toEqual([])
})

test('nothing on Home moves while it loads', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifts: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
        Object.assign(window, { shifts: (window as unknown as { shifts: number }).shifts + entry.value })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto('/')
  await loaded(page)
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number }).shifts)
  expect(shifts).toBeLessThan(0.05)
})
