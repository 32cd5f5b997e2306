import { useState } from 'react'
import { graphql } from '../../../graphql'
import { useOwn } from '../../../graphql/own'
import { useText } from '../../../i18n/text'
import type { Area } from '../../../i18n/vocabulary'
import { ContributeForm } from './contribute-form'

const MySeatsQuery = graphql(`
  query MySeatsAtTables {
    viewer {
      id
      seats { id area status session { id } }
    }
  }
`)

/** A turn of a project, and what it is called. */
export interface ProjectTurn {
  id: string
  projectId: string
  title: string
}

interface ContributeAtTableProps {
  sessionId: string
  /** The turn that is on; none between turns and in a break. */
  turn: ProjectTurn | undefined
}

/**
 * At the live table: the form of an expert who has a seat, for the turn that is on. Once a word was typed it stays with its turn,
 * which takes advice for some minutes after its end; sent, it goes on to the turn that is on then.
 */
export function ContributeAtTable({ sessionId, turn }: ContributeAtTableProps) {
  const viewer = useOwn(MySeatsQuery).data?.viewer
  const areas = (viewer?.seats ?? []).filter(({ status, session }) => status === 'ACCEPTED' && session?.id === sessionId).map(({ area }) => area)
  const [kept, setKept] = useState<ProjectTurn>()
  const [sent, setSent] = useState(0)
  const [chosen, setChosen] = useState<Area>()
  const t = useText()
  const at = kept ?? turn
  const area = chosen ?? areas[0]
  if (!at || !area) return null
  return (
    <section aria-label={t('adviceAct.contribute')} onInput={() => setKept(at)}>
      <h3>{at.title}</h3>
      {areas.length > 1 && (
        <p className="row">
          {areas.map((name) => (
            <button key={name} type="button" className="btn" aria-pressed={name === area} onClick={() => setChosen(name)}>
              {t(`area.${name}`)}
            </button>
          ))}
        </p>
      )}
      <ContributeForm
        key={`${at.id} ${sent}`}
        projectId={at.projectId}
        area={area}
        sessionTurnId={at.id}
        onDone={() => {
          setKept(undefined)
          setSent(sent + 1)
        }}
      />
    </section>
  )
}
