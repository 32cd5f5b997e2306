import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy } from 'react'
import { PersonFollow } from '../features/following/follow'
import { ExpertAdvice } from '../features/person/advice'
import { ExpertOffer, ExpertWanted } from '../features/person/offer'
import { ExpertProjects } from '../features/person/projects'
import { ExpertPageQuery } from '../features/person/query-one'
import { ExpertRecord } from '../features/person/record'
import { ExpertRegions } from '../features/person/regions'
import { ExpertSkills } from '../features/person/skills'
import { operation, type PrefetchContext } from '../graphql'
import { useText } from '../i18n/text'
import { Paragraphs } from '../ui/paragraphs'
import { MemberOnly } from './member-only'
import { Later, RecordPage } from './record-page'
import styles from './record-page.module.css'
import { titleOf } from './record-title'

const ExpertMatching = lazy(async () => ({ default: (await import('./expert-matching')).ExpertMatching }))
const ExpertLife = lazy(async () => ({ default: (await import('./expert-life')).ExpertLife }))
const TalkLife = lazy(async () => ({ default: (await import('./talk-life')).TalkLife }))
const route = getRouteApi('/experts/$slug')

export function prefetchExpert({ queryClient, language }: PrefetchContext, slug: string) {
  void queryClient.prefetchQuery(operation(ExpertPageQuery, { slug }, language))
}

/** A person: an expert with all they offer; somebody who leads a project without the parts that only experts have. */
export function ExpertPage() {
  const t = useText()
  const { slug } = route.useParams()
  return (
    <RecordPage
      key={slug}
      query={ExpertPageQuery}
      slug={slug}
      found={(data) => data.expert}
      headOf={({ name, headline, biography, ...head }) => ({ ...head, title: titleOf(name, headline ?? biography), summary: headline })}
      failed={t('person.failed')}
      list={
        <Link to="/experts" className="row">
          {t('nav.experts')}
        </Link>
      }
    >
      {(person, { source }) => {
        const about = person.biography && person.biography.text !== person.headline?.text && (
          <section>
            <h2>{t('person.about')}</h2>
            <Paragraphs text={person.biography} />
          </section>
        )
        const projects = <ExpertProjects person={person} />
        return (
          <>
            <ExpertOffer person={person} />
            <div className={styles.reach}>
              {person.canBeWrittenTo && (
                <MemberOnly more={<TalkLife to={{ personId: person.id }} />}>
                  <p>
                    <Link to="/sign-in" search={{ to: `/experts/${slug}` }} preload={false} className="btn quiet">
                      {t('person.write')}
                    </Link>
                  </p>
                </MemberOnly>
              )}
              <PersonFollow person={person} />
            </div>
            <div className={styles.two}>
              <div>
                {about}
                <MemberOnly more={<ExpertLife slug={slug} />}>
                  <Later height="9rem">
                    <ExpertMatching slug={slug} />
                  </Later>
                </MemberOnly>
                {person.isExpert && (
                  <section>
                    <h2>{t('person.adviceGiven')}</h2>
                    <ExpertAdvice person={person} />
                  </section>
                )}
                {!person.isExpert && projects}
              </div>
              {person.isExpert && (
                <aside aria-label={t('person.aside')}>
                  <section>
                    <h2>{t('person.skills')}</h2>
                    <ExpertSkills person={person} source={source} />
                  </section>
                  <section>
                    <h2>{t('person.serves')}</h2>
                    <ExpertRegions person={person} />
                  </section>
                  {person.areas.length > 0 && (
                    <section>
                      <h2>{t('person.wanted')}</h2>
                      <ExpertWanted person={person} />
                    </section>
                  )}
                  {projects}
                </aside>
              )}
            </div>
            <footer className={styles.wide}>
              <ExpertRecord person={person} />
            </footer>
          </>
        )
      }}
    </RecordPage>
  )
}
