import type { Page } from '@playwright/test'
import { memberIn, memberOn, projectOf, words, type Ask, type Member } from './members'
import { breaches, expect, loaded, test } from './support'

interface Record {
  id: string
  slug: string
  version: number
}

/** One act through the API that nothing is wrong with. */
async function act<T = Record>(ask: Ask, name: string, type: string, input: object, record: string, fields = 'id slug version'): Promise<T> {
  const answer = await ask<{ [act: string]: { issues: unknown[]; record: T } }>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { issues { path code } record: ${record} { ${fields} } } }`,
    { input },
  )
  expect(answer[name]?.issues, name).toEqual([])
  return answer[name]?.record as T
}

async function publish(ask: Ask, { id, version }: Record) {
  await act(ask, 'publish', 'RecordInput', { id, version }, 'record', '__typename')
}

async function projectId(ask: Ask, slug: string): Promise<string> {
  const { project } = await ask<{ project: { id: string } }>('query ($slug: String!) { project(slug: $slug) { id } }', { slug })
  return project.id
}

/** A session that is on now, with a seat that an expert has taken and an agenda of two projects. */
async function sessionAt(manager: Member, expert: Member, projects: readonly string[]): Promise<Record> {
  const iso = (ahead: number) => new Date(Date.now() + ahead).toISOString()
  const input = { language: 'en', title: `Market of ${manager.address}`, summary: 'Projects meet experts.', startsAt: iso(-60_000), endsAt: iso(7_200_000), timeZone: 'UTC', seatsFunding: 1, despiteDuplicates: true }
  const session = await act(manager.ask, 'createSession', 'CreateSessionInput', input, 'session')
  await publish(manager.ask, session)
  const { region } = await expert.ask<{ region: { id: string } }>('query { region(code: "SI") { id } }')
  const profile = { name: expert.name, headline: 'Knows savings banks', language: 'en', areas: ['FUNDING'], regionId: region.id, placesPerMonth: 2 }
  const person = await act(expert.ask, 'editProfile', 'EditProfileInput', profile, 'person')
  await publish(expert.ask, person)
  await act(manager.ask, 'inviteExpert', 'InviteExpertInput', { sessionId: session.id, personId: person.id, area: 'FUNDING' }, 'session')
  const { viewer } = await expert.ask<{ viewer: { seats: { id: string }[] } }>('query { viewer { seats { id } } }')
  await act(expert.ask, 'answerSeat', 'AnswerSeatInput', { id: viewer.seats[0]?.id, accept: true }, 'session')
  const { session: now } = await manager.ask<{ session: Record }>('query ($id: ID!) { session(id: $id) { id slug version } }', { id: session.id })
  const turns = projects.map((project) => ({ projectId: project, minutes: 14 }))
  return act(manager.ask, 'setAgenda', 'SetAgendaInput', { sessionId: session.id, version: now.version, turns }, 'session')
}

/** What a message with a number says of one. */
const one = (message: string) => (/one \{([^}]*)\}/.exec(message)?.[1] ?? message).replace('#', '1')

const main = (page: Page) => page.getByRole('main')
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true })

for (const [language, visiting] of [
  ['en', 'es'],
  ['sl', 'el'],
] as const) {
  test(`a whole round table: turns, a question, advice as it comes, a lost line, adoption, the report (${language}, watched in ${visiting})`, async ({ page, browser }) => {
    test.setTimeout(300_000)
    const t = words(language)
    const v = words(visiting)
    const manager = await memberOn(page, 'Maja Zupan', { language })
    const eva = await memberIn(browser, 'Eva Kos', { language })
    const ana = await memberIn(browser, 'Ana Kovač', { language })
    const bor = await memberIn(browser, 'Bor Novak', { language })
    const choir = `A choir of ${ana.address}`
    const bus = `A bus of ${bor.address}`
    const slugs = [await projectOf(ana.ask, choir), await projectOf(bor.ask, bus)] as const
    const ids = [await projectId(ana.ask, slugs[0]), await projectId(bor.ask, slugs[1])]
    const session = await sessionAt(manager, eva, ids)
    const visitor = await (await browser.newContext({ viewport: { width: 320, height: 800 }, colorScheme: 'dark' })).newPage()
    const at = (lang: string) => `/sessions/${session.slug}/table?lang=${lang}`
    for (const [window, lang] of [
      [page, language],
      [eva.page, language],
      [ana.page, language],
      [visitor, visiting],
    ] as const) {
      await window.goto(at(lang))
      await loaded(window)
    }
    await expect(main(visitor).getByText(v('table.state.WAITING'))).toBeVisible()

    // the facilitator opens the table and starts the first turn; everybody sees it
    await button(page, t('table.open')).click()
    await button(page, t('table.start', { title: choir })).click()
    await expect(button(page, t('table.pause'))).toBeVisible()
    await expect(main(visitor).getByRole('heading', { level: 2, name: choir })).toBeVisible()

    // the expert writes at the table; the visitor reads it as it comes
    const form = main(eva.page).getByRole('form', { name: t('adviceAct.contribute') })
    await form.getByLabel(t('adviceAct.text'), { exact: true }).fill('Ask the savings bank for the hall.')
    await form.getByRole('button', { name: t('adviceAct.send') }).click()
    await expect(main(visitor).getByText('Ask the savings bank for the hall.')).toBeVisible()
    await expect(main(page).getByText('Ask the savings bank for the hall.')).toBeVisible()

    // a member asks, another supports it, the facilitator says that it is answered
    const ask = main(ana.page).getByRole('form', { name: t('table.ask') })
    await ask.getByLabel(t('table.yourQuestion')).fill('Who has a piano?')
    await ask.getByRole('button', { name: t('table.ask') }).click()
    await expect(main(visitor).getByText('Who has a piano?')).toBeVisible()
    await button(eva.page, t('table.supportIt')).click()
    await expect(main(visitor).getByText(one(v('table.support')))).toBeVisible()
    await button(page, t('table.answered')).click()
    await expect(main(visitor).getByText(v('table.question.ANSWERED'))).toBeVisible()

    // the visitor loses the line; what happens meanwhile is there when it is back
    await visitor.context().setOffline(true)
    await button(page, t('table.pause')).click()
    await expect(button(page, t('table.resume'))).toBeVisible()
    await main(page).getByRole('button', { name: /^\+5 / }).click()
    await visitor.context().setOffline(false)
    await expect(main(visitor).getByText(v('table.rests'))).toBeVisible()
    await expect(main(visitor).getByText('Ask the savings bank for the hall.')).toHaveCount(1)
    expect(await breaches(visitor)).toEqual([])
    expect(await breaches(page)).toEqual([])
    expect(await visitor.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

    // the first turn ends, the second is left out, the table closes
    await button(page, t('table.resume')).click()
    await button(page, t('table.end')).click()
    await expect(button(page, t('table.start', { title: bus }))).toBeVisible()
    await button(page, t('table.close')).click()
    await main(page).getByRole('group', { name: t('table.close') }).getByRole('button', { name: t('table.close') }).click()
    await expect(main(visitor).getByRole('link', { name: v('table.report') })).toBeVisible()

    // the leader adopts, another leader at the table adopts it too, and the report says so
    const query = 'query ($slug: String!) { project(slug: $slug) { contributions(first: 1) { nodes { id } } } }'
    const { project } = await ana.ask<{ project: { contributions: { nodes: { id: string }[] } } }>(query, { slug: slugs[0] })
    const advice = project.contributions.nodes[0]?.id
    await act(ana.ask, 'answerContribution', 'AnswerContributionInput', { id: advice, answer: 'ADOPT' }, 'contribution', 'id')
    await act(bor.ask, 'adoptContribution', 'AdoptContributionInput', { contributionId: advice, projectId: ids[1] }, 'contribution', 'id')
    await visitor.goto(`/sessions/${session.slug}/report?lang=${visiting}`)
    await loaded(visitor)
    await expect(main(visitor).getByText('Ask the savings bank for the hall.')).toBeVisible()
    await expect(main(visitor).getByText(v('advice.answered.ADOPT')).first()).toBeVisible()
    await expect(main(visitor).getByText(one(v('advice.adoptedBy'))).first()).toBeVisible()
    expect(await breaches(visitor)).toEqual([])
    for (const one of [eva, ana, bor]) await one.page.context().close()
    await visitor.context().close()
  })
}
