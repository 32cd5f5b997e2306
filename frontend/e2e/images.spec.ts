import type { Page } from '@playwright/test'
import { newAddress, newProject, signUp, words } from './members'
import { pngOf } from './png'
import { breaches, expect, loaded, test } from './support'

const LAGOON = [30, 90, 110] as const
const TERRACOTTA = [170, 80, 50] as const

const pictures = (page: Page, language: string) => page.getByRole('region', { name: words(language)('image.title') })

/** Chooses a file and says what is to be seen; nothing of it is on the page before that. */
async function add(page: Page, language: string, file: { name: string; buffer: Buffer }, altText: string) {
  const t = words(language)
  const place = pictures(page, language)
  await place.getByLabel(t('image.choose')).setInputFiles({ ...file, mimeType: 'image/png' })
  const form = place.getByRole('group', { name: file.name })
  await form.getByRole('button', { name: t('image.add') }).click()
  await expect(form.getByRole('link', { name: t('form.empty') })).toBeVisible()
  await form.getByLabel(t('image.altText'), { exact: true }).fill(altText)
  await form.getByRole('button', { name: t('image.add') }).click()
  await expect(place.getByText(t('image.added'))).toBeVisible()
  await expect(form).toHaveCount(0)
  await expect(place.getByRole('listitem').filter({ hasText: altText })).toBeVisible()
}

const seen = (page: Page, altText: string) => page.getByRole('img', { name: altText })
const isShown = (page: Page, altText: string) => seen(page, altText).evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0))

for (const language of ['en', 'sl']) {
  test(`pictures are added with their words, ordered, seen by a visitor, and removed (${language})`, async ({ page, browser, baseURL }) => {
    test.setTimeout(180_000)
    const t = words(language)
    const ana = newAddress('ana')
    await signUp(page, language, 'Ana Kovač', ana)
    const slug = await newProject(page.request, ana, `A hall of ${ana}`)
    const address = `/projects/${slug}?lang=${language}`
    await page.goto(address)
    await page.getByRole('link', { name: t('image.title') }).click()
    await expect(pictures(page, language).getByRole('heading', { name: t('image.title') })).toBeFocused()

    await add(page, language, { name: 'hall.png', buffer: pngOf(900, 600, LAGOON) }, 'The hall of the village')
    await add(page, language, { name: 'bicycle.png', buffer: pngOf(400, 600, TERRACOTTA) }, 'A bicycle upside down')
    await pictures(page, language).getByRole('button', { name: t('image.move.up') }).last().click()
    await expect(pictures(page, language).getByText(t('image.moved', { position: '1', count: '2' }))).toBeVisible()
    await expect(pictures(page, language).getByRole('listitem').first()).toContainText('A bicycle upside down')

    const other = await browser.newContext({ baseURL: baseURL ?? '' })
    const visitor = await other.newPage()
    await visitor.goto(address)
    expect(await isShown(visitor, 'A bicycle upside down')).toBe(true)
    expect(await isShown(visitor, 'The hall of the village')).toBe(true)
    expect(await breaches(visitor)).toEqual([])
    const large = await visitor.request.get((await visitor.getByRole('link', { name: 'The hall of the village' }).getAttribute('href')) ?? '')
    expect([large.status(), large.headers()['content-type']]).toEqual([200, expect.stringMatching(/^image\//)])
    await visitor.goto(`/projects?text=${encodeURIComponent(ana)}&lang=${language}`)
    await expect(visitor.getByRole('article').filter({ hasText: ana }).getByRole('img', { name: 'A bicycle upside down' })).toBeVisible()

    const bicycle = pictures(page, language).getByRole('listitem').filter({ hasText: 'A bicycle upside down' })
    await bicycle.getByRole('button', { name: t('image.remove') }).click()
    await expect(page.getByText(t('image.removeAsk'))).toBeVisible()
    await bicycle.getByRole('button', { name: t('image.remove') }).click()
    await expect(pictures(page, language).getByText(t('image.removed'))).toBeVisible()
    await visitor.goto(address)
    await expect(seen(visitor, 'The hall of the village')).toBeVisible()
    await expect(seen(visitor, 'A bicycle upside down')).toHaveCount(0)
    await other.close()
  })
}

test('a file that is no picture is refused with a sentence, and what was typed stays', async ({ page, complaints }) => {
  test.setTimeout(90_000)
  const t = words('en')
  const ana = newAddress('ana')
  await signUp(page, 'en', 'Ana Kovač', ana)
  const slug = await newProject(page.request, ana, `A hall of ${ana}`)
  await page.goto(`/projects/${slug}/edit?lang=en`)
  const place = pictures(page, 'en')
  await place.getByLabel(t('image.choose')).setInputFiles({ name: 'text.png', mimeType: 'image/png', buffer: Buffer.from('This is no picture.') })
  await place.getByLabel(t('image.altText'), { exact: true }).fill('Kept')
  await expect(place.getByText(t('image.wrong.IMAGE_KIND_UNKNOWN'))).toBeVisible()
  await expect(place.getByLabel(t('image.altText'), { exact: true })).toHaveValue('Kept')
  // The browser itself says that the answer was a refusal.
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('415')))
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test.describe(`${colorScheme} at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } })
      test('the pages with pictures break no rule of WCAG 2.2 AA and do not scroll sideways', async ({ page }, info) => {
        test.setTimeout(120_000)
        const t = words('en')
        const ana = newAddress('ana')
        await signUp(page, 'en', 'Ana Kovač', ana)
        const slug = await newProject(page.request, ana, `A hall of ${ana}`)
        await page.goto(`/projects/${slug}/edit?lang=en`)
        await loaded(page)
        await add(page, 'en', { name: 'hall.png', buffer: pngOf(900, 600, LAGOON) }, 'The hall of the village')
        await add(page, 'en', { name: 'bicycle.png', buffer: pngOf(400, 600, TERRACOTTA) }, 'A bicycle upside down')
        await pictures(page, 'en').getByLabel(t('image.choose')).setInputFiles({ name: 'third.png', mimeType: 'image/png', buffer: pngOf(300, 300, LAGOON) })
        await expect(pictures(page, 'en').getByRole('group', { name: 'third.png' }).locator('img')).toBeVisible()
        const check = async (name: string) => {
          await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true })
          expect(await breaches(page), name).toEqual([])
          expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width)
        }
        await check('edit')
        await pictures(page, 'en').getByRole('button', { name: t('image.leaveOut') }).click()
        await page.goto(`/projects/${slug}?lang=en`)
        await expect(seen(page, 'A bicycle upside down')).toBeVisible()
        await check('page')
        await page.goto(`/projects?text=${encodeURIComponent(ana)}&lang=en`)
        await expect(seen(page, 'The hall of the village')).toBeVisible()
        await check('list')
      })
    })
  }
}
