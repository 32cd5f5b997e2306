import { breaches, expect, listed, loaded, resultCount, test } from './support'

const LOOKS = [
  { name: 'light', colorScheme: 'light', width: 1280 },
  { name: 'dark', colorScheme: 'dark', width: 1280 },
  { name: 'light at 320 px', colorScheme: 'light', width: 320 },
  { name: 'dark at 320 px', colorScheme: 'dark', width: 320 },
] as const

/** An organisation of the demo network that takes part in projects and is a member of a cluster. */
const SLUG = 'casa-da-ponte-incubadora-social-do-mondego'

test('organisations are found by what kind they are and where, and the address can be shared', async ({ page }) => {
  await page.goto('/organisations')
  await loaded(page)
  const all = await resultCount(page).textContent()
  const filters = page.getByRole('complementary', { name: 'Filters' })
  const kind = filters.getByRole('group', { name: 'Kind of organisation' }).locator('label').filter({ hasText: 'Academia' })
  const count = Number((await kind.locator('span').last().textContent())?.replace(/\D/g, ''))
  await kind.getByRole('checkbox').check()
  await expect(page).toHaveURL(/\/organisations\?helix=academia$/)
  await expect(resultCount(page)).toHaveText(count === 1 ? 'One organisation' : `${count} organisations`)
  await loaded(page)
  const rows = page.getByRole('article')
  await expect(rows.filter({ hasText: 'Academia' })).toHaveCount(await rows.count())

  await filters.getByRole('group', { name: 'Place' }).getByRole('checkbox', { name: /^Portugal/ }).check()
  await expect(page).toHaveURL(/helix=academia&region=PT$/)
  await page.reload()
  await loaded(page)
  await expect(page.getByRole('group', { name: 'Filters in force' }).getByRole('button')).toHaveText(['Academia', 'Portugal'])
  await page.getByRole('link', { name: 'Clear all filters' }).first().click()
  await expect(resultCount(page)).toHaveText(all ?? '')
})

test('the count beside each country is what choosing it leaves', async ({ page }) => {
  await page.goto('/organisations')
  await loaded(page)
  const row = page.getByRole('complementary', { name: 'Filters' }).getByRole('group', { name: 'Place' }).locator('label').filter({ has: page.getByRole('checkbox') }).first()
  const count = Number((await row.locator('span').last().textContent())?.replace(/\D/g, ''))
  await row.getByRole('checkbox').check()
  await expect(page).toHaveURL(/region=/)
  await expect(resultCount(page)).toHaveText(count === 1 ? 'One organisation' : `${count} organisations`)
})

test('an organisation leads to its projects, its cluster and others of its kind', async ({ page }) => {
  await page.goto(`/organisations/${SLUG}`)
  await loaded(page)
  await expect(page.getByRole('heading', { name: 'What it does' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Projects it takes part in' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'As partner' })).toBeVisible()
  await page.getByRole('complementary').getByRole('link', { name: 'Civil society' }).click()
  await expect(page).toHaveURL(/\/organisations\?helix=civil_society$/)
  await page.goBack()
  await loaded(page)
  const cluster = page.getByRole('complementary').locator('section').filter({ has: page.getByRole('heading', { name: 'Clusters' }) }).getByRole('link')
  const name = await cluster.first().textContent()
  await cluster.first().click()
  await expect(page).toHaveURL(/\/clusters\/.+/)
  await expect(page.getByRole('heading', { level: 1, name: name ?? '' })).toBeFocused()
})

test('a key word leads to every organisation that has it', async ({ page }) => {
  await page.goto(`/organisations/${SLUG}`)
  await loaded(page)
  await page.getByRole('link', { name: 'incubator', exact: true }).click()
  await expect(page).toHaveURL(/\/organisations\?tag=incubator$/)
  await loaded(page)
  await expect(page.getByRole('button', { name: 'Remove filter: incubator' })).toBeVisible()
  await expect(listed(page).first()).toBeVisible()
})

test('the rows and one organisation can be taken along', async ({ page }) => {
  for (const [route, query, file] of [
    ['/organisations?helix=academia', 'organisations(', 'rialto-organisations.csv'],
    [`/organisations/${SLUG}`, 'organisation(slug: $slug)', `rialto-organisation-${SLUG}.csv`],
  ] as const) {
    await page.goto(route)
    await loaded(page)
    await page.getByRole('button', { name: 'Get this data' }).click()
    await expect(page.getByRole('region', { name: 'The GraphQL query behind it' })).toContainText(query)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download CSV' }).click()
    expect((await download).suggestedFilename()).toBe(file)
  }
})

test('an organisation is found and read by keyboard alone', async ({ page }) => {
  await page.goto('/organisations')
  await loaded(page)
  await page.getByRole('searchbox', { name: 'Search in the texts' }).focus()
  await page.keyboard.type('Mondego')
  await expect(page).toHaveURL(/text=Mondego/)
  await loaded(page)
  const link = listed(page).filter({ hasText: 'Mondego' }).first()
  await expect(link).toBeVisible()
  for (let step = 0; step < 60 && !(await link.evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press('Tab')
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /Mondego/ })).toBeFocused()
})

test('nobody under these filters says which way leads on; an unknown address is the page that was not found', async ({ page }) => {
  await page.goto('/organisations?text=zzzzqqqq')
  await expect(page.getByRole('heading', { name: 'No organisation matches all of this' })).toBeVisible()
  await page.getByRole('link', { name: 'Clear all filters' }).first().click()
  await expect(listed(page).first()).toBeVisible()
  await page.goto('/organisations/there-is-no-such-body')
  await expect(page.getByRole('heading', { level: 1, name: 'The bridge ends here' })).toBeVisible()
})

for (const look of LOOKS) {
  test.describe(look.name, () => {
    test.use({ colorScheme: look.colorScheme, viewport: { width: look.width, height: 800 } })

    for (const route of ['/organisations', '/organisations?helix=academia&region=PT', `/organisations/${SLUG}`]) {
      test(`${route} breaks no rule of WCAG 2.2 AA and does not scroll sideways`, async ({ page }) => {
        await page.goto(route)
        await loaded(page)
        expect(await breaches(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(look.width)
      })
    }
  })
}
