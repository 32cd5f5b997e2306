import type { Browser, Page } from '@playwright/test'
import { memberIn, memberOn, projectOf, words, type Ask, type Member } from './members'
import { breaches, expect, loaded, test } from './support'

/** A word of letters alone: a row of digits is a phone number to the check of names. */
const newWord = () => `quux${String(Date.now()).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`

type Words = ReturnType<typeof words>

/** Somebody works in a project with its leader: invited and in, without a letter. */
async function joins(leader: Ask, slug: string, member: Member) {
  const { project } = await leader<{ project: { id: string } }>('query ($slug: String!) { project(slug: $slug) { id } }', { slug })
  const input = { recordId: project.id, email: member.address, role: 'EDITOR', language: 'en' }
  const { invite } = await leader<{ invite: { issues: unknown[] } }>('mutation ($input: InviteInput!) { invite(input: $input) { issues { path code } } }', { input })
  expect(invite.issues).toEqual([])
  const { viewer } = await member.ask<{ viewer: { invitations: { id: string }[] } }>('{ viewer { invitations { id } } }')
  const accepted = { id: viewer.invitations[0]?.id }
  const { acceptInvitation } = await member.ask<{ acceptInvitation: { issues: unknown[] } }>('mutation ($input: InvitationInput!) { acceptInvitation(input: $input) { issues { path code } } }', { input: accepted })
  expect(acceptInvitation.issues).toEqual([])
}

async function visitor(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env['RIALTO_URL'] ?? '' })
  return context.newPage()
}

/** Opens a form in the page by its button: the panel with the form in it. */
async function unfold(page: Page, label: string) {
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).first().click()
  return page.getByRole('group', { name: label, exact: true })
}

/** Ends a project with what it teaches, in a form that says a name at first. */
async function end(page: Page, t: Words, address: string, { how, tried }: { how: 'NAMED' | 'ANONYMOUS'; tried: string }) {
  await page.goto(address)
  await loaded(page)
  const panel = await unfold(page, t('life.end'))
  await panel.getByLabel(t('life.outcomeKind')).selectOption('FAILED')
  await panel.getByRole('checkbox', { name: t('cause.TIMING') }).check()
  await panel.getByLabel(t('project.tried')).fill(`${tried} Write to ana@example.org.`)
  await panel.getByLabel(t('telling.figureName'), { exact: true }).fill('Evenings')
  await panel.getByLabel(t('telling.figureValue'), { exact: true }).fill('12')
  await panel.getByRole('radio', { name: t(`telling.${how}`) }).check()

  // the check finds the address, says so at the field, and nothing is told yet
  await panel.getByRole('button', { name: t('telling.preview') }).click()
  await expect(panel.getByRole('group', { name: t('form.correct') })).toBeFocused()
  await expect(panel.getByLabel(t('project.tried'))).toHaveAttribute('aria-invalid', 'true')
  expect(await breaches(page)).toEqual([])
  await panel.getByLabel(t('project.tried')).fill(tried)
  await panel.getByRole('button', { name: t('telling.preview') }).click()
  const seen = panel.getByRole('region', { name: t('telling.previewTitle') })
  await expect(seen).toContainText(tried)
  await expect(seen).toContainText('Bor Novak')
  await expect(seen).toBeFocused()
  await panel.getByRole('button', { name: t('life.endSend') }).click()
  await expect(panel).toHaveCount(0)
  await expect(page.getByText(t('ending.waitsTeam')).first()).toBeVisible()
}

for (const language of ['en', 'sl']) {
  test(`an end waits for the team, is told with its name, found among the lessons, and taken back by a no (${language})`, async ({ page, browser }) => {
    test.setTimeout(180_000)
    const t = words(language)
    const ana = await memberOn(page, 'Ana Kovač', { language })
    const bor = await memberIn(browser, 'Bor Novak', { language })
    const word = newWord()
    const slug = await projectOf(ana.ask, `Evenings of ${ana.address}`)
    await joins(ana.ask, slug, bor)
    const address = `/projects/${slug}?lang=${language}`
    const tried = `Twelve evenings of ${word} in the parish hall.`
    await end(page, t, address, { how: 'NAMED', tried })

    // nobody else reads it before the team agrees
    const there = await visitor(browser)
    await there.goto(address)
    await loaded(there)
    await expect(there.getByText(tried)).toHaveCount(0)

    // the other one of the team agrees in their own place
    await bor.page.goto(`/my?lang=${language}`)
    await loaded(bor.page)
    await expect(bor.page.getByRole('heading', { name: t('telling.mineOutcomes') })).toBeVisible()
    expect(await breaches(bor.page)).toEqual([])
    await bor.page.getByRole('button', { name: t('telling.agree'), exact: true }).click()
    await expect(bor.page.getByRole('heading', { name: t('telling.mineOutcomes') })).toHaveCount(0)

    // now everybody reads it: on the project’s page, in the list, by itself
    await there.reload()
    await loaded(there)
    await expect(there.getByText(tried)).toBeVisible()
    await expect(there.getByText('Evenings', { exact: true })).toBeVisible()
    await there.goto(`/lessons?text=${word}&lang=${language}`)
    await loaded(there)
    const row = there.getByRole('article').filter({ hasText: tried })
    await expect(row).toHaveCount(1)
    await row.getByRole('link', { name: t('lesson.alone') }).click()
    await expect(there).toHaveURL(/\/lessons\/[^?]+/)
    await expect(there.getByRole('heading', { level: 1 })).toBeFocused()
    // the language that the address names goes along
    await expect(there).toHaveURL(new RegExp(`lang=${language}`))
    await loaded(there)
    await expect(there.getByText(t('basis.MEASURED'))).toBeVisible()
    expect(await breaches(there)).toEqual([])

    // a no takes it back at once, with its reason for the team
    await bor.page.goto(address)
    await loaded(bor.page)
    const no = await unfold(bor.page, t('telling.disagree'))
    await no.getByLabel(t('telling.objection')).fill('It names our hall.')
    await no.getByRole('button', { name: t('telling.disagree'), exact: true }).click()
    await expect(no).toHaveCount(0)
    await there.goto(address)
    await loaded(there)
    await expect(there.getByText(tried)).toHaveCount(0)
    await page.reload()
    await expect(page.getByText('It names our hall.')).toBeVisible()
    await there.context().close()
    await bor.page.context().close()
  })
}

test('an end without a name waits for the team too, and its page tells nobody else of it', async ({ page, browser }) => {
  test.setTimeout(120_000)
  const t = words('en')
  const ana = await memberOn(page, 'Ana Kovač')
  const bor = await memberIn(browser, 'Bor Novak')
  const slug = await projectOf(ana.ask, `Unnamed, ${ana.address}`)
  await joins(ana.ask, slug, bor)
  const tried = `Eleven evenings of ${newWord()}.`
  await end(page, t, `/projects/${slug}?lang=en`, { how: 'ANONYMOUS', tried })
  await bor.page.goto(`/projects/${slug}?lang=en`)
  await loaded(bor.page)
  await bor.page.getByRole('group', { name: t('telling.team') }).getByRole('button', { name: t('telling.agree'), exact: true }).click()
  await expect(bor.page.getByRole('group', { name: t('telling.team') }).getByText(t('telling.saysYes'))).toHaveCount(2)
  const there = await visitor(browser)
  await there.goto(`/projects/${slug}?lang=en`)
  await loaded(there)
  await expect(there.getByText(tried)).toHaveCount(0)
  await there.context().close()
  await bor.page.context().close()
})

test('a tie is proposed, confirmed by the other side, drawn with the network around it, and taken back', async ({ page, browser }) => {
  test.setTimeout(180_000)
  const t = words('en')
  const ana = await memberOn(page, 'Ana Kovač')
  const cene = await memberIn(browser, 'Cene Hribar')
  const stamp = Date.now()
  const [mine, theirs] = [`Choirs ${stamp} at home`, `Dances ${stamp} in the square`]
  const slug = await projectOf(ana.ask, mine)
  const other = await projectOf(cene.ask, theirs)
  await page.goto(`/projects/${slug}?lang=en`)
  await loaded(page)
  const panel = await unfold(page, t('life.link'))
  await panel.getByLabel(t('life.linkKind')).selectOption('BUILDS_ON')
  await panel.getByRole('combobox', { name: t('life.linkTarget'), exact: true }).fill(`Dances ${stamp}`)
  await panel.getByRole('option', { name: new RegExp(`^Dances ${stamp}`) }).first().click()
  await panel.getByRole('button', { name: t('life.link'), exact: true }).click()
  await expect(panel).toHaveCount(0)
  await expect(page.getByText(t('telling.PROPOSED'))).toBeVisible()

  const there = await visitor(browser)
  await there.goto(`/projects/${slug}?lang=en`)
  await loaded(there)
  // what the two share may be told of all the same: no tie is
  await expect(there.getByText(t('project.noRelatives'))).toBeVisible()

  await cene.page.goto('/my?lang=en')
  await loaded(cene.page)
  await expect(cene.page.getByRole('heading', { name: t('telling.mineLinks') })).toBeVisible()
  expect(await breaches(cene.page)).toEqual([])
  await cene.page.getByRole('button', { name: t('telling.confirm'), exact: true }).click()
  await expect(cene.page.getByRole('heading', { name: t('telling.mineLinks') })).toHaveCount(0)

  await there.reload()
  await loaded(there)
  await there.getByRole('button', { name: t('ending.around') }).press('Enter')
  const around = there.getByRole('group', { name: t('ending.around') })
  await expect(around.getByRole('link', { name: theirs })).toBeVisible()
  await expect(around).toContainText(`${t('linkedFrom.BUILDS_ON')} ${mine}`)
  expect(await breaches(there)).toEqual([])

  await cene.page.goto(`/projects/${other}?lang=en`)
  await loaded(cene.page)
  const ties = cene.page.getByRole('list', { name: t('telling.ties') })
  await ties.getByRole('button', { name: t('life.unlink'), exact: true }).click()
  await expect(ties.getByText(t('telling.unlinkAsk', { name: mine }))).toBeVisible()
  await ties.getByRole('button', { name: t('life.unlink'), exact: true }).click()
  await expect(ties.getByRole('listitem')).toHaveCount(0)
  await there.goto(`/projects/${slug}?lang=en`)
  await loaded(there)
  // what the two share may be told of all the same: no tie is
  await expect(there.getByText(t('project.noRelatives'))).toBeVisible()
  await there.context().close()
  await cene.page.context().close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`a lesson by itself at ${width} px, ${colorScheme}: no rule of WCAG 2.2 AA is broken and nothing scrolls sideways`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await page.goto('/lessons')
      await loaded(page)
      await page.getByRole('article').getByRole('link', { name: words('en')('lesson.alone') }).first().click()
      await expect(page).toHaveURL(/\/lessons\/[^?]+/)
      await loaded(page)
      expect(await breaches(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), 'The page must fit its window').toBeLessThanOrEqual(width)
    })
  }
}
