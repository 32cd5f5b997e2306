import type { Page } from '@playwright/test'
import { memberIn, memberOn, projectOf, words, type Ask } from './members'
import { breaches, expect, loaded, test } from './support'

interface Made {
  issues: unknown[]
}

const PUBLISH = 'mutation ($input: RecordInput!) { publish(input: $input) { issues { path code } } }'

/** Makes somebody an expert in funding in Slovenia, whom everybody can see and who agrees to be suggested: their slug. */
async function asExpert(ask: Ask): Promise<string> {
  const { region } = await ask<{ region: { id: string } }>('{ region(code: "SI") { id } }')
  const input = { language: 'en', headline: 'Money for choirs and parishes', areas: ['FUNDING'], languages: ['en', 'sl'], regionId: region.id, regionsServedIds: [region.id], placesPerMonth: 2 }
  const { editProfile } = await ask<{ editProfile: Made & { person: { id: string; slug: string; version: number } } }>(
    'mutation ($input: EditProfileInput!) { editProfile(input: $input) { issues { path code } person { id slug version } } }',
    { input },
  )
  expect(editProfile.issues).toEqual([])
  const { id, slug, version } = editProfile.person
  expect((await ask<{ publish: Made }>(PUBLISH, { input: { id, version } })).publish.issues).toEqual([])
  // whoever has an account is shown to projects only with their consent
  const { setConsent } = await ask<{ setConsent: Made }>('mutation ($input: SetConsentInput!) { setConsent(input: $input) { issues { path code } } }', {
    input: { purpose: 'EXPERT_SUGGESTIONS', isGiven: true },
  })
  expect(setConsent.issues).toEqual([])
  return slug
}

/** A public project that looks for money for its choir: its slug. */
async function asking(ask: Ask, title: string): Promise<string> {
  const slug = await projectOf(ask, title)
  const { project } = await ask<{ project: { id: string } }>('query ($slug: String!) { project(slug: $slug) { id } }', { slug })
  const { openNeed } = await ask<{ openNeed: Made }>('mutation ($input: OpenNeedInput!) { openNeed(input: $input) { issues { path code } } }', {
    input: { projectId: project.id, area: 'FUNDING', kind: 'EXPERTISE', title: 'Somebody who knows where choirs get money' },
  })
  expect(openNeed.issues).toEqual([])
  return slug
}

const rowOf = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name }) })

for (const language of ['en', 'sl']) {
  test(`a leader accepts an expert, the expert sees it first and accepts, and both see it agreed (${language})`, async ({ page, browser }) => {
    test.setTimeout(180_000)
    const t = words(language)
    const ana = await memberOn(page, 'Ana Kovač', { language })
    const bor = await memberIn(browser, `Bor Novak ${language}${Date.now()}`, { language })
    await asExpert(bor.ask)
    const title = `A choir of ${ana.address}`
    const slug = await asking(ana.ask, title)
    const address = `/projects/${slug}?lang=${language}`

    // the leader: who fits, why, and what happens next
    await page.goto(address)
    await loaded(page)
    await expect(page.getByRole('heading', { level: 2, name: t('match.experts') })).toBeVisible()
    const his = rowOf(page, bor.name)
    await expect(his).toContainText(t('match.reason.AREA'))
    await expect(his).toContainText(t('area.FUNDING'))
    expect(await breaches(page)).toEqual([])
    await his.getByRole('button', { name: t('match.accept'), exact: true }).click()
    await expect(his).toContainText(t('match.next.mine.project', { name: bor.name }))

    // the expert: sees it above all else in their place, and accepts
    await bor.page.goto(`/my?lang=${language}`)
    await loaded(bor.page)
    const waiting = bor.page.getByRole('region').or(bor.page.locator('section')).filter({ has: bor.page.getByRole('heading', { level: 2, name: t('match.waitingProjects') }) }).last()
    const hers = waiting.getByRole('listitem').filter({ has: bor.page.getByRole('heading', { level: 3, name: title }) })
    await expect(hers).toContainText(t('match.next.theirs.person'))
    expect(await breaches(bor.page)).toEqual([])
    await hers.getByRole('button', { name: t('match.accept'), exact: true }).click()
    await expect(waiting).toHaveCount(0)
    await expect(rowOf(bor.page, title)).toContainText(t('match.next.agreed.person'))

    // both see it agreed
    await page.reload()
    await loaded(page)
    await expect(his).toContainText(t('match.next.agreed.project', { name: bor.name }))
    await bor.page.context().close()
  })
}

test('a leader declines with a reason, takes it back, and postpones', async ({ page, browser }) => {
  test.setTimeout(120_000)
  const t = words('en')
  const ana = await memberOn(page, 'Ana Kovač')
  const bor = await memberIn(browser, `Bor Zupan ${Date.now()}`)
  await asExpert(bor.ask)
  const slug = await asking(ana.ask, `A choir of ${ana.address}`)
  await page.goto(`/projects/${slug}`)
  await loaded(page)
  const his = rowOf(page, bor.name)
  await his.getByRole('button', { name: t('match.decline'), exact: true }).click()
  const why = his.getByRole('group', { name: t('match.decline'), exact: true })
  await why.getByLabel(t('match.why')).selectOption('NO_TIME')
  await why.getByRole('button', { name: t('match.decline'), exact: true }).click()
  await expect(his).toHaveCount(0)
  await page.getByRole('button', { name: t('refusal.undo') }).click()
  await expect(his).toBeVisible()
  await his.getByRole('button', { name: t('match.postpone'), exact: true }).click()
  await his.getByRole('group', { name: t('match.postpone'), exact: true }).getByRole('button', { name: t('match.postpone'), exact: true }).click()
  await expect(his).toHaveCount(0)
  await page.reload()
  await loaded(page)
  await expect(page.getByRole('heading', { level: 2, name: t('match.experts') })).toBeVisible()
  await expect(his).toHaveCount(0)
  await bor.page.context().close()
})

test('an expert opens an offer, everybody reads it, and it is withdrawn and opened again', async ({ page, browser }) => {
  test.setTimeout(120_000)
  const t = words('en')
  const bor = await memberOn(page, 'Bor Novak')
  const slug = await asExpert(bor.ask)
  const visitor = await browser.newContext({ baseURL: process.env['RIALTO_URL'] ?? '' })
  const anybody = await visitor.newPage()
  const title = 'Two afternoons with a bookkeeper'
  await page.goto(`/experts/${slug}`)
  await loaded(page)
  await page.getByRole('button', { name: t('match.offerOpen'), exact: true }).click()
  const form = page.getByRole('group', { name: t('match.offerOpen'), exact: true })
  await form.getByLabel(t('match.offerTitle'), { exact: true }).fill(title)
  await form.getByLabel(t('match.area'), { exact: true }).selectOption('FUNDING')
  expect(await breaches(page)).toEqual([])
  await form.getByRole('button', { name: t('match.offerOpen'), exact: true }).click()
  const offer = rowOf(page, title)
  await expect(offer).toContainText(t('match.offer.OPEN'))
  await anybody.goto(`/experts/${slug}`)
  await loaded(anybody)
  await expect(rowOf(anybody, title)).toContainText(t('match.offer.OPEN'))
  await expect(rowOf(anybody, title).getByRole('button')).toHaveCount(0)
  await offer.getByRole('button', { name: t('match.offerWithdraw'), exact: true }).click()
  await expect(page.getByText(t('match.noOffersOwn'))).toBeVisible()
  await page.getByRole('button', { name: t('refusal.undo') }).click()
  await expect(offer).toContainText(t('match.offer.OPEN'))
  await visitor.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`lessons that apply and synergies at ${width} px, ${colorScheme}: with their reasons, no rule broken, nothing scrolls sideways`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      const t = words('en')
      await page.goto('/projects/maestri-di-malga')
      await loaded(page)
      for (const heading of ['match.lessons', 'match.synergies']) {
        const section = page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: t(heading) }) }).last()
        await expect(section.getByRole('listitem').first().getByRole('link').first()).toBeVisible()
      }
      expect(await breaches(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    })
  }
}
