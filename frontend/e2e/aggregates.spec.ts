import type { Page } from '@playwright/test'
import { begins, chooseFirst, find, press, type } from './keyboard'
import { memberOn, words } from './members'
import { expect, loaded, test } from './support'

const t = words('en')

interface Row {
  place: 'organisations' | 'clusters' | 'datasets' | 'pilots' | 'sessions'
  /** The field by which people call it. */
  name: 'field.name' | 'field.title'
  word: string
  /** What it cannot be shown without, and how that is written. */
  lacks: 'field.summary' | 'field.description'
  /** The fields below, in the order of the page. */
  rest: (page: Page) => Promise<void>
  /** What of them a visitor reads. */
  shown: string
}

const region = (page: Page) => find(page, t('field.regionId'), 'SI041')

const ROWS: Row[] = [
  {
    place: 'organisations',
    name: 'field.name',
    word: 'Weavers',
    lacks: 'field.summary',
    rest: async (page) => {
      await chooseFirst(page, t('field.helix'))
      await region(page)
      await type(page, t('field.website'), 'https://example.org/weavers')
    },
    shown: t('helix.GOVERNMENT'),
  },
  {
    place: 'clusters',
    name: 'field.name',
    word: 'Valley',
    lacks: 'field.summary',
    rest: async (page) => {
      await chooseFirst(page, t('field.macroScenario'))
      await region(page)
    },
    shown: t('macro.PUBLIC_INNOVATIVE_SERVICES'),
  },
  {
    place: 'datasets',
    name: 'field.title',
    word: 'Bus stops',
    lacks: 'field.description',
    rest: async (page) => {
      await type(page, t('field.landingPage'), 'https://example.org/stops')
      await type(page, t('field.publisher'), 'The town of Ptuj')
      await type(page, t('field.licence'), 'CC BY 4.0')
    },
    shown: 'The town of Ptuj',
  },
  {
    place: 'pilots',
    name: 'field.title',
    word: 'Night bus',
    lacks: 'field.summary',
    rest: async (page) => {
      await chooseFirst(page, t('field.status'))
      await region(page)
    },
    shown: t('pilotStatus.PLANNED'),
  },
  {
    place: 'sessions',
    name: 'field.title',
    word: 'Round table',
    lacks: 'field.summary',
    rest: async (page) => {
      // the parts of a moment are fields of their own to the keyboard
      await type(page, t('field.startsAt'), '03122030')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.type('1730')
      await type(page, t('field.place'), 'The old cinema')
      await region(page)
    },
    shown: 'The old cinema',
  },
]

for (const { place, name, word, lacks, rest, shown } of ROWS) {
  test(`a member makes one of the ${place} by keyboard, is led to what is missing, shows it to all and edits it`, async ({ page, browser, baseURL }) => {
    test.setTimeout(120_000)
    const title = `${word} ${Date.now()}`
    await memberOn(page, 'Ana Kovač')
    await page.goto(`/${place}/new?lang=en`)
    await loaded(page)
    await page.locator('h1').focus()
    await type(page, t(name), title)
    await press(page, t('record.publish'))

    // what is missing stands in a summary that has the focus, and at its field, to which the summary leads
    const summary = page.getByRole('group', { name: t('form.correct') })
    await expect(summary).toBeFocused()
    const missing = page.getByLabel(begins(t(lacks)))
    await press(page, `${t(lacks)}: ${t('wrong.FIELD_NEEDED')}`)
    await expect(missing).toBeFocused()
    await expect(missing).toHaveAttribute('aria-invalid', 'true')
    await expect(missing).toHaveAccessibleDescription(new RegExp(t('wrong.FIELD_NEEDED')))
    await page.keyboard.type('So that nobody walks home alone.')
    await rest(page)
    await press(page, t('record.publish'))
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.getByText(t('told.publish', { title }))).toBeVisible()

    // everybody reads it
    const visitor = await browser.newContext({ baseURL: baseURL ?? '' })
    const reader = await visitor.newPage()
    await reader.goto(`${new URL(page.url()).pathname}?lang=en`)
    await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(reader.getByText('So that nobody walks home alone.').first()).toBeVisible()
    await expect(reader.getByRole('main')).toContainText(shown)

    // edited from its page, where the new words stand at once
    await page.locator('h1').focus()
    await press(page, t('record.edit'))
    await expect(page.getByLabel(begins(t(name)))).toHaveValue(title)
    await page.locator('h1').focus()
    await type(page, t(name), `${title}, again`)
    await press(page, t('record.save'))
    await expect(page.getByText(t('told.saved', { title: `${title}, again` }))).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: `${title}, again` })).toBeVisible()
    await reader.reload()
    await expect(reader.getByRole('heading', { level: 1, name: `${title}, again` })).toBeVisible()
    await visitor.close()
  })
}
