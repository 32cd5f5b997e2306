// The four kinds of people that Rialto serves, each on their way through the whole network.
// `make test` runs them on SQLite with all journeys, and once more on PostgreSQL.
import { breaches, expect, listed, loaded, test } from './support'

test.describe('a citizen with a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, locale: 'es-ES' })

  test('finds in Spanish what failed, and why', async ({ page }) => {
    await page.goto('/')
    await loaded(page)
    await expect(page.locator('html')).toHaveAttribute('lang', 'es')
    await page.getByRole('banner').getByRole('button').filter({ hasText: /\S/ }).last().click()
    await page.getByRole('dialog').getByRole('link', { name: 'Lecciones' }).click()
    await expect(page).toHaveURL(/\/lessons/)
    await loaded(page)
    const lesson = listed(page).first()
    const title = (await lesson.textContent()) ?? ''
    await lesson.click()
    await expect(page).toHaveURL(/\/projects\/.+/)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    expect(await breaches(page)).toEqual([])
  })
})

test('an expert finds who already advises on funding, and the projects they advised', async ({ page }) => {
  await page.goto('/experts?area=funding')
  await loaded(page)
  const name = (await listed(page).first().textContent()) ?? ''
  await listed(page).first().click()
  await expect(page).toHaveURL(/\/experts\/.+/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await loaded(page)
  await expect(page.getByRole('main')).toContainText('Funding')
  await page.getByRole('main').locator('a[href*="/projects/"]').first().click()
  await expect(page).toHaveURL(/\/projects\/.+/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('a cluster coordinator sees how even a cluster is and follows its pilot from event to policy', async ({ page }) => {
  await page.goto('/clusters')
  await loaded(page)
  await listed(page).filter({ hasText: 'Veneto' }).click()
  await expect(page).toHaveURL(/\/clusters\/.+/)
  await loaded(page)
  await expect(page.getByRole('heading', { name: 'How even it is' })).toBeVisible()
  await page.getByRole('main').locator('a[href*="/pilots/"]').first().click()
  await expect(page).toHaveURL(/\/pilots\/.+/)
  await loaded(page)
  await expect(page.getByRole('heading', { name: 'From learning event to policy' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('not recorded yet')
})

test('a policy officer finds a region, puts another beside it and takes the figures away', async ({ page }) => {
  await page.goto('/regions')
  await loaded(page)
  const finder = page.getByRole('combobox', { name: 'Find a country or region' })
  await finder.click()
  await finder.pressSequentially('Andaluc')
  await page.getByRole('listbox').getByRole('option').first().click()
  await expect(page).toHaveURL(/\/regions\/ES61/)
  await loaded(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Andalucía')
  const figure = page.getByRole('figure').filter({ hasText: 'Projects by stage' }).first()
  await figure.getByRole('button', { name: 'Show as table' }).click()
  await expect(figure.getByRole('table')).toBeVisible()
  await page.goto('/regions/ES61?with=PT1')
  await loaded(page)
  await expect(page.getByRole('main')).toContainText('Continente')
  const download = page.waitForEvent('download')
  await figure.getByText('Get this data').click()
  await figure.getByRole('button', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)
})
