import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { Unfold } from '../../../acting/unfold'
import { useText } from '../../../i18n/text'
import { Prose } from '../../../ui/prose'
import { UnlinkProjects } from './documents'
import { LinkAnswer } from './link-answer'
import { LinkForm } from './tie-forms'
import { useLife, type Life } from './use-life'

type Out = Life['links']['nodes'][number]
type In = Life['linkedFrom']['nodes'][number]

/** Gone from both pages, by whichever side: what both agreed to is asked once, as it takes both to have it again. */
function Unlink({ tie, name }: { tie: Out | In; name: string }) {
  const t = useText()
  const isAgreed = tie.status === 'CONFIRMED'
  return (
    <div className={styles.buttons}>
      <ActButton
        label={t(tie.status === 'PROPOSED' ? 'telling.takeBack' : 'life.unlink')}
        describedBy={`tie-${tie.id}`}
        question={isAgreed ? t('telling.unlinkAsk', { name }) : undefined}
        act={UnlinkProjects}
        variables={{ input: { id: tie.id } }}
        payload={(data) => data.unlinkProjects}
      />
    </div>
  )
}

function Outgoing({ tie }: { tie: Out }) {
  const t = useText()
  const { id, kind, status, target } = tie
  return (
    <li className={styles.row}>
      <p id={`tie-${id}`}>
        <span className="muted">{t(`link.${kind}`)}</span> <Prose text={target.title} />
        {status !== 'CONFIRMED' && <span className="small muted"> · {t(`telling.${status}`)}</span>}
      </p>
      {status !== 'DECLINED' && <Unlink tie={tie} name={target.title.text} />}
    </li>
  )
}

function Incoming({ tie, title }: { tie: In; title: string }) {
  const t = useText()
  const { id, kind, status, note, project } = tie
  return (
    <li className={styles.row}>
      <p id={`tie-${id}`}>
        <Prose text={project.title} /> <span className="muted">{t(`link.${kind}`)}</span> {title}
      </p>
      {note && (
        <blockquote className={styles.message} lang={note.language}>
          {note.text}
        </blockquote>
      )}
      {status === 'PROPOSED' ? <LinkAnswer id={id} describedBy={`tie-${id}`} /> : <Unlink tie={tie} name={project.title.text} />}
    </li>
  )
}

/** Ties to other projects: proposed by one side, confirmed by the other, taken back by either. */
export function RelativesLife({ slug }: { slug: string }) {
  const t = useText()
  const project = useLife(slug, ['LINK'])
  if (!project) return null
  const { links, linkedFrom } = project
  const asked = linkedFrom.nodes.filter(({ status }) => status === 'PROPOSED')
  const agreed = linkedFrom.nodes.filter(({ status }) => status === 'CONFIRMED')
  return (
    <>
      {asked.length > 0 && (
        <section>
          <h3>{t('telling.proposed')}</h3>
          <ul role="list" className={styles.rows}>
            {asked.map((tie) => (
              <Incoming key={tie.id} tie={tie} title={project.title.text} />
            ))}
          </ul>
        </section>
      )}
      <ul role="list" className={styles.rows} aria-label={t('telling.ties')}>
        {links.nodes.map((tie) => (
          <Outgoing key={tie.id} tie={tie} />
        ))}
        {agreed.map((tie) => (
          <Incoming key={tie.id} tie={tie} title={project.title.text} />
        ))}
      </ul>
      <Unfold label={t('life.link')}>{(close) => <LinkForm project={project} onDone={close} />}</Unfold>
    </>
  )
}
