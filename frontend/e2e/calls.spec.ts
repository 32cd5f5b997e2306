import type { Page } from '@playwright/test'
import { begins } from './keyboard'
import { memberIn, memberOn, projectOf, words, type Ask, type Member } from './members'
import { breaches, expect, loaded, test } from './support'

const DAY = 86_400_000
const iso = (ahead: number) => new Date(Date.now() + ahead).toISOString()
/** What a field for date and time takes; the sessions here go by UTC. */
const wall = (ahead: number) => iso(ahead).slice(0, 16)

interface Record {
  id: string
  slug: string
  version: number
}
type Answer = { [act: string]: { issues: unknown[]; record: Record } }

/** One act through the API that nothing is wrong with. */
async function act(ask: Ask, name: string, type: string, input: object, record: string): Promise<Record> {
  const answer = await ask<Answer>(`mutation ($input: ${type}!) { ${name}(input: $input) { issues { path code } record: ${record} { id slug version } } }`, { input })
  expect(answer[name]?.issues).toEqual([])
  return answer[name]?.record as Record
}

/** A session ten days ahead that somebody manages, public. */
async function sessionOf(ask: Ask, title: string): Promise<Record> {
  const input = { language: 'en', title, summary: 'Projects meet experts.', startsAt: iso(10 * DAY), endsAt: iso(10 * DAY + 3_600_000), timeZone: 'UTC', place: 'Baeza', despiteDuplicates: true }
  const { id, version, slug } = await act(ask, 'createSession', 'CreateSessionInput', input, 'session')
  const { publish } = await ask<{ publish: { issues: unknown[] } }>('mutation ($input: RecordInput!) { publish(input: $input) { issues { path code } } }', { input: { id, version } })
  expect(publish.issues).toEqual([])
  return { id, slug, version }
}

/** Somebody who has a public page, and can be asked to evaluate or to sit at a table. */
async function expert(member: Member): Promise<string> {
  const { region } = await member.ask<{ region: { id: string } }>('query { region(code: "SI") { id } }')
  const profile = await act(member.ask, 'editProfile', 'EditProfileInput', { name: member.name, headline: 'Advises on money', language: 'en', areas: ['FUNDING'], regionId: region.id, placesPerMonth: 2 }, 'person')
  const { publish } = await member.ask<{ publish: { issues: unknown[] } }>('mutation ($input: RecordInput!) { publish(input: $input) { issues { path code } } }', { input: { id: profile.id, version: profile.version } })
  expect(publish.issues).toEqual([])
  return profile.id
}

/** The call is over as soon as its last instant is past: nobody here waits for that. */
async function closeCall(ask: Ask, slug: string) {
  const { session } = await ask<{ session: Record }>('query ($slug: String!) { session(slug: $slug) { id slug version } }', { slug })
  await act(ask, 'editSession', 'EditSessionInput', { id: session.id, version: session.version, callClosesAt: iso(-60_000) }, 'session')
}

const main = (page: Page) => page.getByRole('main')
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true })

for (const language of ['en', 'sl']) {
  test(`a call is opened, two projects apply, one is chosen by its scores and stands on the agenda; an expert takes a seat (${language})`, async ({ page, browser }) => {
    test.setTimeout(240_000)
    const t = words(language)
    const manager = await memberOn(page, 'Maja Zupan', { language })
    const mark = manager.address.split('@')[0] ?? ''
    const session = await sessionOf(manager.ask, `Market of ${mark}`)
    const at = (path = '') => `/sessions/${session.slug}${path}?lang=${language}`

    // the call, and two seats
    await page.goto(at('/edit'))
    await loaded(page)
    await page.getByLabel(begins(t('field.callText'))).fill('For whoever was tested once.')
    await page.getByLabel(begins(t('field.callClosesAt'))).fill(wall(2 * DAY))
    await page.getByLabel(begins(t('field.seatsFunding'))).fill('1')
    await button(page, t('record.save')).click()
    await expect(main(page).getByText(t('session.call.OPEN'))).toBeVisible()
    await expect(main(page).getByText('For whoever was tested once.')).toBeVisible()

    // two projects apply
    const leaders: Member[] = []
    for (const [name, title] of [['Ana Kovač', 'A choir'], ['Bor Novak', 'A bus']] as const) {
      const leader = await memberIn(browser, name, { language })
      leaders.push(leader)
      await projectOf(leader.ask, `${title} of ${mark}`)
      await leader.page.goto(at())
      await loaded(leader.page)
      await button(leader.page, t('desk.apply')).click()
      const form = main(leader.page).getByRole('form', { name: t('desk.apply') })
      await form.getByLabel(t('area.FUNDING')).check()
      for (const criterion of ['SOCIAL_IMPACT', 'READINESS', 'NEED']) await form.getByLabel(begins(t(`desk.criterion.${criterion}`))).fill(`${title}: said in a sentence.`)
      await form.getByRole('button', { name: t('desk.applySend') }).click()
      await expect(main(leader.page).getByText(t('desk.status.SUBMITTED'), { exact: true })).toBeVisible()
    }

    // an evaluator scores them, once the call is over
    const judge = await memberIn(browser, `Eva ${mark}`, { language })
    await expert(judge)
    await page.goto(at('/desk'))
    await loaded(page)
    await expect(main(page).getByText(t('desk.decideLater'))).toBeVisible()
    const adding = main(page).getByRole('form', { name: t('desk.evaluatorAdd') })
    await adding.getByRole('combobox').fill(`Eva ${mark}`)
    await page.getByRole('option').filter({ hasText: `Eva ${mark}` }).click()
    await adding.getByRole('button', { name: t('desk.evaluatorAdd') }).click()
    await expect(main(page).getByText(t('desk.evaluatorState', { done: '0', todo: '2' }))).toBeVisible()
    await closeCall(manager.ask, session.slug)
    await judge.page.goto(at('/evaluations'))
    await loaded(judge.page)
    for (const points of [5, 2]) {
      const form = main(judge.page).getByRole('form', { name: t('desk.evaluate') })
      for (const criterion of ['SOCIAL_IMPACT', 'READINESS', 'NEED']) await form.getByRole('group', { name: begins(t(`desk.criterion.${criterion}`)) }).getByRole('radio').nth(points).check()
      await form.getByRole('button', { name: t('desk.evaluateSend') }).click()
      await expect(button(judge.page, t('desk.view.DONE', { count: points === 5 ? '1' : '2' }))).toBeVisible()
    }
    await expect(main(judge.page).getByText(t('desk.evaluateAll'))).toBeVisible()

    // the manager decides about both
    await page.goto(at('/desk'))
    await loaded(page)
    const rows = main(page).getByRole('table').getByRole('rowheader')
    await expect(rows.first()).toContainText('A choir')
    for (const [title, decision, reason] of [['A choir', 'ACCEPT', 'Strong and tested.'], ['A bus', 'REJECT', 'Come back with figures.']] as const) {
      const row = main(page).getByRole('listitem').filter({ hasText: title, has: page.getByRole('button', { name: t('desk.decide'), exact: true }) })
      await row.getByRole('button', { name: t('desk.decide'), exact: true }).click()
      const form = main(page).getByRole('form', { name: t('desk.decide') })
      await form.getByLabel(t('desk.decision'), { exact: true }).selectOption(decision)
      await form.getByLabel(begins(t('desk.reason'))).fill(reason)
      await form.getByRole('button', { name: t('desk.decideSend') }).click()
      await expect(form).toHaveCount(0)
    }
    const [, bus] = leaders
    await bus?.page.reload()
    await expect(main(bus?.page as Page).getByText('Come back with figures.')).toBeVisible()

    // the agenda
    await button(page, t('desk.addTurn')).click()
    await button(page, t('desk.addBreak')).click()
    const adds = main(page).getByRole('form', { name: t('desk.addBreak') })
    await adds.getByLabel(begins(t('desk.breakTitle'))).fill('A word of the mayor')
    await adds.getByRole('button', { name: t('desk.add'), exact: true }).click()
    const slots = main(page).getByRole('list', { name: t('desk.agenda') }).getByRole('listitem')
    await slots.nth(1).getByRole('button', { name: t('desk.up'), exact: true }).press('Enter')
    await expect(slots.first()).toContainText('A word of the mayor')
    await button(page, t('desk.agendaSave')).click()
    await expect(main(page).getByText(t('desk.agendaSaved'))).toBeVisible()

    // an expert takes the seat
    const sitting = await memberIn(browser, `Iva ${mark}`, { language })
    await expert(sitting)
    const inviting = main(page).getByRole('form', { name: t('desk.seatInvite') })
    await inviting.getByRole('combobox', { name: t('desk.expert') }).fill(`Iva ${mark}`)
    await page.getByRole('option').filter({ hasText: `Iva ${mark}` }).click()
    await inviting.getByRole('button', { name: t('desk.seatInvite') }).click()
    await expect(main(page).getByText(t('desk.seat.INVITED'))).toBeVisible()
    await sitting.page.goto(at())
    await loaded(sitting.page)
    await button(sitting.page, t('desk.seatAccept')).click()
    await expect(main(sitting.page).getByText(t('desk.seatAccepted'))).toBeVisible()

    // everybody sees it
    const visitor = await browser.newContext({ baseURL: process.env['RIALTO_URL'] ?? '', ...(language === 'sl' && { colorScheme: 'dark', viewport: { width: 320, height: 800 } }) })
    const seen = await visitor.newPage()
    await seen.goto(at())
    await loaded(seen)
    await expect(main(seen).getByText('A word of the mayor')).toBeVisible()
    await expect(main(seen).getByRole('link', { name: `A choir of ${mark}` })).toBeVisible()
    await expect(main(seen).getByRole('link', { name: `Iva ${mark}` })).toBeVisible()
    await expect(main(seen).getByText('Come back with figures.')).toHaveCount(0)
    expect(await breaches(seen)).toEqual([])
    await seen.goto(at('/agenda'))
    await expect(main(seen).getByText('A word of the mayor')).toBeVisible()
    expect(await breaches(seen)).toEqual([])
    for (const context of [visitor, judge.page.context(), sitting.page.context(), ...leaders.map((leader) => leader.page.context())]) await context.close()
  })
}

test('the desk and the applications are nobody’s but theirs', async ({ page }) => {
  const { ask } = await memberOn(page, 'Maja Zupan')
  const { slug } = await sessionOf(ask, `A closed desk ${Date.now()}`)
  await page.goto(`/sessions/${slug}/desk`)
  await loaded(page)
  expect(await breaches(page)).toEqual([])
  await page.goto(`/sessions/${slug}/evaluations`)
  await expect(page.getByRole('heading', { level: 1, name: 'The bridge ends here' })).toBeVisible()
})
