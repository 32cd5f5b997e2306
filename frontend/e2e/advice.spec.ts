import type { Page } from '@playwright/test'
import { memberIn, memberOn, projectOf, words, type Ask } from './members'
import { breaches, expect, loaded, test } from './support'

/** Makes somebody an expert whom everybody can see: their slug. How people write their profile is another journey. */
async function asExpert(ask: Ask): Promise<string> {
  const input = { language: 'en', headline: 'Choirs and parishes', areas: ['FUNDING', 'TECHNOLOGY'], languages: ['en'], placesPerMonth: 2 }
  const { editProfile } = await ask<{ editProfile: { issues: unknown[]; person: { id: string; slug: string; version: number } } }>(
    'mutation ($input: EditProfileInput!) { editProfile(input: $input) { issues { path code } person { id slug version } } }',
    { input },
  )
  expect(editProfile.issues).toEqual([])
  const { id, slug, version } = editProfile.person
  const { publish } = await ask<{ publish: { issues: unknown[] } }>('mutation ($input: RecordInput!) { publish(input: $input) { issues { path code } } }', { input: { id, version } })
  expect(publish.issues).toEqual([])
  return slug
}

/** Opens a form in the page by its button: the panel with the form in it. */
async function unfold(page: Page, label: string) {
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).first().click()
  return page.getByRole('group', { name: label, exact: true })
}

for (const language of ['en', 'sl']) {
  test(`an expert advises, the leader adopts and acts, another leader adopts, and the expert is credited (${language})`, async ({ page, browser }) => {
    test.setTimeout(180_000)
    const t = words(language)
    const ana = await memberOn(page, 'Ana Kovač', { language })
    const title = `A choir of ${ana.address}`
    const slug = await projectOf(ana.ask, title)
    const eva = await memberIn(browser, 'Eva Zupan', { language })
    const expert = await asExpert(eva.ask)
    const bor = await memberIn(browser, 'Bor Novak', { language })
    const others = `Dances of ${bor.address}`
    await projectOf(bor.ask, others)
    const address = `/projects/${slug}?lang=${language}`

    // the expert: what they see, advise, know and offer
    await eva.page.goto(address)
    await loaded(eva.page)
    const advise = await unfold(eva.page, t('adviceAct.contribute'))
    await advise.getByLabel(t('adviceAct.area'), { exact: true }).selectOption('FUNDING')
    await advise.getByLabel(t('adviceAct.observation')).fill('The hall stands empty on Fridays.')
    await advise.getByLabel(t('adviceAct.text'), { exact: true }).fill('Ask the parish for the hall.')
    await advise.getByLabel(t('adviceAct.resourceTitle'), { exact: true }).fill('A guide to halls')
    await advise.getByLabel(t('adviceAct.resourceUrl'), { exact: true }).fill('https://example.org/halls')
    await advise.getByLabel(t('adviceAct.offer')).fill('I know the sexton.')
    expect(await breaches(eva.page)).toEqual([])
    await advise.getByRole('button', { name: t('adviceAct.send') }).click()
    await expect(advise).toHaveCount(0)
    const quote = eva.page.getByRole('listitem').filter({ hasText: 'Ask the parish for the hall.' })
    await expect(quote).toContainText('I know the sexton.')
    await expect(quote).toContainText(t('advice.waiting'))
    await expect(quote.getByRole('link', { name: 'A guide to halls' })).toHaveAttribute('href', 'https://example.org/halls')

    // the leader: adopts with a reason, makes an action of it, and it is done
    await page.goto(address)
    await loaded(page)
    const answer = await unfold(page, t('adviceAct.answer'))
    await answer.getByRole('radio', { name: t('adviceAct.answer.ADOPT') }).check()
    await answer.getByLabel(t('adviceAct.reason')).fill('It costs nothing.')
    await answer.getByRole('button', { name: t('adviceAct.answerSend') }).click()
    await expect(page.getByText(t('advice.answered.ADOPT'))).toBeVisible()
    await expect(page.getByRole('paragraph').filter({ hasText: 'It costs nothing.' })).toBeVisible()
    const open = await unfold(page, t('adviceAct.actionOpen'))
    await open.getByLabel(t('adviceAct.actionTitle'), { exact: true }).fill('Write to the parish')
    await open.getByLabel(t('adviceAct.owner')).selectOption({ label: 'Ana Kovač' })
    await open.getByLabel(t('adviceAct.dueOn')).fill('2099-01-31')
    await open.getByRole('button', { name: t('adviceAct.actionOpen') }).click()
    const actions = page.locator('#actions')
    await expect(actions.getByText('Write to the parish')).toBeVisible()
    await page.goto(`/my?lang=${language}`)
    await loaded(page)
    await expect(page.getByRole('heading', { name: t('adviceAct.mine') })).toBeVisible()
    expect(await breaches(page)).toEqual([])
    const done = await unfold(page, t('adviceAct.to.DONE'))
    await done.getByRole('button', { name: t('adviceAct.to.DONE') }).click()
    await expect(page.getByText(t('adviceAct.said.DONE', { title: 'Write to the parish' }))).toBeVisible()
    await page.goto(address)
    await loaded(page)
    await expect(actions.getByRole('heading', { name: t('advice.actions.DONE') })).toBeVisible()

    // another leader takes it for a project of their own
    await bor.page.goto(address)
    await loaded(bor.page)
    const adopt = await unfold(bor.page, t('adviceAct.adopt'))
    await adopt.getByLabel(t('adviceAct.adoptNote')).fill('We need a hall too.')
    await adopt.getByRole('button', { name: t('adviceAct.adoptSend') }).click()
    await expect(bor.page.getByText(t('adviceAct.adoptedFor', { title: others }))).toBeVisible()
    await expect(bor.page.locator('#advice').getByRole('link', { name: others })).toBeVisible()
    await expect(bor.page.getByText('We need a hall too.')).toBeVisible()

    // a visitor sees the credit, the advice with what became of it, and no act
    const visitor = await browser.newContext({ baseURL: process.env['RIALTO_URL'] ?? '' })
    const there = await visitor.newPage()
    await there.goto(`/experts/${expert}?lang=${language}`)
    await loaded(there)
    const given = there.getByRole('listitem').filter({ hasText: 'Ask the parish for the hall.' })
    await expect(given).toContainText(t('person.adopted'))
    await expect(there.getByText(credit(language))).toBeVisible()
    await there.setViewportSize({ width: 320, height: 800 })
    await there.goto(address)
    await loaded(there)
    await expect(there.getByText('Ask the parish for the hall.')).toBeVisible()
    await expect(there.getByRole('button', { name: t('adviceAct.adopt') })).toHaveCount(0)
    expect(await there.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    for (const colorScheme of ['light', 'dark'] as const) {
      await there.emulateMedia({ colorScheme })
      expect(await breaches(there), colorScheme).toEqual([])
    }
    for (const context of [visitor, eva.page.context(), bor.page.context()]) await context.close()
  })
}

/** Adopted twice: by the project it was given to, and by another. */
const credit = (language: string) => (language === 'sl' ? /^Sprejeto 2-krat/ : /^Adopted 2 times/)

test('before a session begins its report says so, and breaks no rule', async ({ page }) => {
  await page.goto('/sessions/mercado-de-ideas-del-olivar/report')
  await loaded(page)
  await expect(page.getByRole('heading', { name: /^There is no report yet/ })).toBeVisible()
  expect(await breaches(page)).toEqual([])
  await page.getByRole('link', { name: 'To the session' }).click()
  await expect(page).toHaveURL(/mercado-de-ideas-del-olivar$/)
})
