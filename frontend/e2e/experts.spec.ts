import { breaches, expect, listed, loaded, test } from './support'

const LOOKS = [
  { name: 'light', colorScheme: 'light', width: 1280 },
  { name: 'dark', colorScheme: 'dark', width: 1280 },
  { name: 'light at 320 px', colorScheme: 'light', width: 320 },
  { name: 'dark at 320 px', colorScheme: 'dark', width: 320 },
] as const

/** An expert of the demo network who gave advice, found as a visitor would. */
const FIND = '/experts?area=technology&text=Gjonikaj'
const NAME = 'Arta Gjonikaj'

test('a visitor reads what an expert knows, gave and has time for, and goes on to a project', async ({ page }) => {
  await page.goto(FIND)
  await loaded(page)
  await page.getByRole('link', { name: NAME }).click()
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeFocused()
  await expect(page).toHaveTitle(`${NAME} · Rialto`)
  await loaded(page)
  await expect(page.getByText(/^Takes on \d+ projects? a month$/)).toBeVisible()
  for (const name of ['Advice given, and what became of it', 'Skills', 'Regions served', 'Projects that look for this']) {
    await expect(page.getByRole('heading', { name })).toBeVisible()
  }
  await expect(page.getByText(/^\d+ pieces of advice, \d+ of them adopted\.$/)).toBeVisible()
  const project = page.getByRole('blockquote').first().locator('xpath=..').getByRole('link')
  const title = await project.textContent()
  await project.click()
  await expect(page.getByRole('heading', { level: 1, name: title ?? '' })).toBeFocused()
})

test('skills are a figure, a table and data to take along', async ({ page }) => {
  await page.goto('/experts/arta-gjonikaj')
  await loaded(page)
  const figure = page.getByRole('figure').filter({ hasText: 'Skills, from 1 (basic) to 4 (expert).' })
  await expect(figure.getByRole('listitem').first()).toContainText('expert')
  await figure.getByRole('button', { name: 'Show as table' }).click()
  await expect(figure.getByRole('columnheader', { name: 'Level', exact: true })).toBeVisible()
  await figure.getByRole('button', { name: 'Get this data' }).click()
  await expect(figure.getByRole('region', { name: 'The GraphQL query behind it' })).toContainText('expert(slug: $slug)')
  const download = page.waitForEvent('download')
  await figure.getByRole('button', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toBe('rialto-expert-arta-gjonikaj-skills.csv')
})

test('somebody who leads a project has a page too, without the parts of an expert', async ({ page }) => {
  await page.goto('/experts/rocco-santarsano')
  await loaded(page)
  await expect(page.getByText('Project leader', { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'In the team of' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Skills' })).toHaveCount(0)
  await expect(page.getByText('leader, since').first()).toBeVisible()
})

test('a translated profile offers its original, in the language it was written in', async ({ page }) => {
  await page.goto('/experts/arta-gjonikaj')
  await loaded(page)
  await page.getByRole('button', { name: 'Show the original' }).click()
  await expect(page.getByText('This is the original, in Albanian.')).toBeVisible()
  await expect(page.locator('[lang="sq"]').filter({ hasText: 'Teknologji e thjeshtë' })).toBeVisible()
  await page.getByRole('button', { name: 'Show the translation' }).click()
  await expect(page.getByText('This is a translation.')).toBeVisible()
})

test('an expert is found and read by keyboard alone', async ({ page }) => {
  await page.goto('/experts')
  await loaded(page)
  const field = page.getByRole('searchbox', { name: 'Search in the texts' })
  await field.focus()
  await page.keyboard.type('Gjonikaj')
  await expect(page).toHaveURL(/text=Gjonikaj/)
  await loaded(page)
  const link = page.getByRole('link', { name: NAME })
  await expect(link).toBeVisible()
  for (let step = 0; step < 60 && !(await link.evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press('Tab')
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeFocused()
  await loaded(page)
  const area = page.getByRole('main').getByRole('link', { name: 'Technology' }).first()
  for (let step = 0; step < 12 && !(await area.evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press('Tab')
  await expect(area).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/experts\?area=technology$/)
  await loaded(page)
  await expect(listed(page).first()).toBeVisible()
})

test('an expert who is not there is the page that was not found', async ({ page }) => {
  await page.goto('/experts/there-is-no-such-person')
  await expect(page.getByRole('heading', { level: 1, name: 'The bridge ends here' })).toBeVisible()
})

for (const look of LOOKS) {
  test.describe(look.name, () => {
    test.use({ colorScheme: look.colorScheme, viewport: { width: look.width, height: 800 } })

    for (const route of ['/experts', '/experts/arta-gjonikaj', '/experts/rocco-santarsano']) {
      test(`${route} breaks no rule of WCAG 2.2 AA and does not scroll sideways`, async ({ page }) => {
        await page.goto(route)
        await loaded(page)
        expect(await breaches(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(look.width)
      })
    }
  })
}
