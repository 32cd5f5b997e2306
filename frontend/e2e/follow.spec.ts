import { memberIn, memberOn, ofOne, projectOf, words } from './members'
import { breaches, expect, loaded, test } from './support'

for (const language of ['en', 'el']) {
  test(`a member follows a project and a region, finds them in one place, and no longer follows (${language})`, async ({ page, browser }) => {
    test.setTimeout(180_000)
    const t = words(language)
    const ana = await memberOn(page, 'Ana Kovač', { language })
    const bor = await memberIn(browser, 'Bor Novak', { language })
    const title = `A choir of ${bor.address}`
    const slug = await projectOf(bor.ask, title)

    await page.goto(`/projects/${slug}?lang=${language}`)
    await loaded(page)
    const follow = page.getByRole('button', { name: t('follow.follow'), exact: true })
    await follow.press('Enter')
    await expect(follow).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByText(ofOne(t('project.followers')))).toBeVisible()
    expect(await breaches(page)).toEqual([])

    await page.goto(`/regions/SI?lang=${language}`)
    await loaded(page)
    await follow.click()
    await expect(follow).toHaveAttribute('aria-pressed', 'true')

    await page.goto(`/my/following?lang=${language}`)
    await loaded(page)
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title }) })
    await expect(row).toBeVisible()
    await expect(page.getByRole('main').getByRole('button', { name: t('follow.follow'), exact: true })).toHaveCount(2)
    expect(await breaches(page)).toEqual([])
    const press = row.getByRole('button', { name: t('follow.follow'), exact: true })
    await press.click()
    await expect(press).toHaveAttribute('aria-pressed', 'false')
    await page.reload()
    await loaded(page)
    await expect(page.getByRole('main').getByRole('button', { name: t('follow.follow'), exact: true })).toHaveCount(1)
    expect(ana.name).toBe('Ana Kovač')
    await bor.page.context().close()
  })
}

test('how somebody is told is kept; visitors ask the server for nothing of it', async ({ page }) => {
  const t = words('en')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/assets/') && /notice|notification/.test(request.url())) asked.push(request.url())
  })
  await page.goto('/')
  await loaded(page)
  expect(asked).toEqual([])
  await memberOn(page, 'Ana Kovač')
  await page.goto('/settings/notifications')
  await loaded(page)
  const form = page.getByRole('form', { name: t('notice.settings') })
  await form.getByRole('radio', { name: t('notice.pace.WEEKLY') }).check()
  await form.getByRole('checkbox', { name: t('notice.kind.COMMENT'), exact: true }).check()
  await form.getByRole('button', { name: t('notice.save') }).click()
  await expect(form.getByText(t('notice.saved'))).toBeVisible()
  await page.reload()
  await loaded(page)
  await expect(form.getByRole('radio', { name: t('notice.pace.WEEKLY') })).toBeChecked()
  await expect(form.getByRole('checkbox', { name: t('notice.kind.COMMENT'), exact: true })).toBeChecked()
  expect(await breaches(page)).toEqual([])
})

test('advice that is adopted is told to who gave it, by a quiet number and on a page of its own', async ({ page, browser }) => {
  test.setTimeout(180_000)
  const t = words('en')
  const ana = await memberOn(page, 'Ana Kovač')
  const title = `A choir of ${ana.address}`
  const slug = await projectOf(ana.ask, title)
  const eva = await memberIn(browser, 'Eva Zupan')
  const input = { language: 'en', headline: 'Choirs and parishes', areas: ['FUNDING'], languages: ['en'], placesPerMonth: 2 }
  const { editProfile } = await eva.ask<{ editProfile: { person: { id: string; version: number } } }>(
    'mutation ($input: EditProfileInput!) { editProfile(input: $input) { issues { code } person { id version } } }',
    { input },
  )
  await eva.ask('mutation ($input: RecordInput!) { publish(input: $input) { issues { code } } }', { input: { id: editProfile.person.id, version: editProfile.person.version } })
  const { project } = await ana.ask<{ project: { id: string } }>('query ($slug: String!) { project(slug: $slug) { id } }', { slug })
  const { contribute } = await eva.ask<{ contribute: { issues: unknown[]; contribution: { id: string } } }>(
    'mutation ($input: ContributeInput!) { contribute(input: $input) { issues { code } contribution { id } } }',
    { input: { projectId: project.id, kind: 'ADVICE', area: 'FUNDING', text: 'Ask the parish.', language: 'en' } },
  )
  expect(contribute.issues).toEqual([])
  const { answerContribution } = await ana.ask<{ answerContribution: { issues: unknown[] } }>(
    'mutation ($input: AnswerContributionInput!) { answerContribution(input: $input) { issues { code } } }',
    { input: { id: contribute.contribution.id, answer: 'ADOPT', reason: 'It costs nothing.', language: 'en' } },
  )
  expect(answerContribution.issues).toEqual([])

  await eva.page.goto('/')
  await loaded(eva.page)
  await expect(eva.page.getByRole('banner').getByText(ofOne(t('notice.unread'))).first()).toBeAttached()
  await eva.page.goto('/notifications')
  await loaded(eva.page)
  const row = eva.page.getByRole('listitem').filter({ hasText: t('notice.kind.ADVICE_ADOPTED') })
  await expect(row.getByRole('link', { name: title })).toBeVisible()
  expect(await breaches(eva.page)).toEqual([])
  await row.getByRole('button', { name: t('notice.read') }).click()
  await expect(row.getByRole('button', { name: t('notice.read') })).toHaveCount(0)
  await expect(eva.page.getByRole('banner').getByText(ofOne(t('notice.unread')))).toHaveCount(0)
  await eva.page.context().close()
})
