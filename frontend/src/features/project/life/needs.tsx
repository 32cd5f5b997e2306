import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { undoWith } from '../../../acting/undo'
import { Unfold } from '../../../acting/unfold'
import type { FragmentType } from '../../../graphql'
import { useText } from '../../../i18n/text'
import { ProjectNeeds, type ProjectNeedsFragment } from '../needs'
import { SetNeedStatus } from './documents'
import { FulfilForm, NeedForm } from './need-forms'
import { useLife, type Life } from './use-life'

type Need = Life['needs']['nodes'][number]

/** What the team does with one need. */
function NeedActs({ project, need }: { project: Life; need: Need }) {
  const t = useText()
  const id = `need-${need.id}`
  const title = need.title.text
  const back = (status: Need['status'], said: string) => undoWith(said, SetNeedStatus, { input: { id: need.id, status } })
  const payload = (data: { setNeedStatus: { issues: never[] | { path: string[]; code: string; params: { name: string; value: string }[] }[] } }) => data.setNeedStatus
  return (
    <div className={styles.buttons}>
      <span id={id} hidden>
        {title}
      </span>
      {need.status === 'OPEN' ? (
        <>
          <Unfold label={t('life.fulfilled')} describedBy={id}>
            {(close) => <FulfilForm project={project} need={need} onDone={close} />}
          </Unfold>
          <Unfold label={t('life.needEdit')} describedBy={id}>
            {(close) => <NeedForm project={project} need={need} onDone={close} />}
          </Unfold>
          <ActButton
            label={t('life.needWithdraw')}
            describedBy={id}
            act={SetNeedStatus}
            variables={{ input: { id: need.id, status: 'WITHDRAWN' } }}
            payload={payload}
            undo={back('OPEN', t('life.needWithdrawn', { title }))}
          />
        </>
      ) : (
        <ActButton
          label={t('life.needReopen')}
          describedBy={id}
          act={SetNeedStatus}
          variables={{ input: { id: need.id, status: 'OPEN' } }}
          payload={payload}
          undo={back(need.status, t('life.needReopened', { title }))}
        />
      )}
    </div>
  )
}

interface NeedsLifeProps {
  slug: string
  project: FragmentType<typeof ProjectNeedsFragment>
}

/** What a project looks for, with what its team does about it. */
export function NeedsLife({ slug, project }: NeedsLifeProps) {
  const t = useText()
  const life = useLife(slug, ['MANAGE_NEEDS'])
  if (!life) return <ProjectNeeds project={project} />
  const needs = new Map(life.needs.nodes.map((need) => [need.id, need]))
  return (
    <>
      <Unfold label={t('life.openNeed')} isLoud>
        {(close) => <NeedForm project={life} onDone={close} />}
      </Unfold>
      <ProjectNeeds
        project={project}
        renderActs={(id) => {
          const need = needs.get(id)
          return need && <NeedActs project={life} need={need} />
        }}
      />
    </>
  )
}
