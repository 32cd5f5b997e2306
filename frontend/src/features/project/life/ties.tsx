import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { undoWith } from '../../../acting/undo'
import { Unfold } from '../../../acting/unfold'
import { useText } from '../../../i18n/text'
import { Prose } from '../../../ui/prose'
import { AddProjectOrganisation, RemoveProjectOrganisation, StopUsingDataset, UseDataset } from './documents'
import { DatasetForm, OrganisationForm } from './tie-forms'
import { useLife } from './use-life'

/** Open data the project uses. */
export function DatasetsLife({ slug }: { slug: string }) {
  const t = useText()
  const project = useLife(slug, ['LINK'])
  if (!project) return null
  return (
    <>
      <ul role="list" className={styles.rows}>
        {project.datasetUses.nodes.map(({ id, purpose, note, dataset }) => (
          <li key={id} className={styles.row}>
            <p id={`use-${id}`}>
              <Prose text={dataset.title} /> <span className="small muted">{t(`use.${purpose}`)}</span>
            </p>
            <div className={styles.buttons}>
              <ActButton
                label={t('life.unlink')}
                describedBy={`use-${id}`}
                act={StopUsingDataset}
                variables={{ input: { id } }}
                payload={(data) => data.stopUsingDataset}
                undo={undoWith(t('life.removed', { name: dataset.title.text }), UseDataset, {
                  input: { projectId: project.id, datasetId: dataset.id, purpose, ...(note && { note: note.text, language: note.language }) },
                })}
              />
            </div>
          </li>
        ))}
      </ul>
      <Unfold label={t('life.addDataset')}>{(close) => <DatasetForm project={project} onDone={close} />}</Unfold>
    </>
  )
}

/** Partners and funders; who leads is a field of the project itself. */
export function OrganisationsLife({ slug }: { slug: string }) {
  const t = useText()
  const project = useLife(slug, ['LINK'])
  if (!project) return null
  const others = project.organisations.nodes.filter(({ role }) => role !== 'LEAD')
  return (
    <>
      <ul role="list" className={styles.rows}>
        {others.map(({ id, role, organisation }) => (
          <li key={id} className={styles.row}>
            <p id={`body-${id}`}>
              {organisation.name} <span className="small muted">{t(`role.${role}`)}</span>
            </p>
            <div className={styles.buttons}>
              <ActButton
                label={t('life.unlink')}
                describedBy={`body-${id}`}
                act={RemoveProjectOrganisation}
                variables={{ input: { id } }}
                payload={(data) => data.removeProjectOrganisation}
                undo={undoWith(t('life.removed', { name: organisation.name }), AddProjectOrganisation, {
                  input: { projectId: project.id, organisationId: organisation.id, role },
                })}
              />
            </div>
          </li>
        ))}
      </ul>
      <Unfold label={t('life.addOrganisation')}>{(close) => <OrganisationForm project={project} onDone={close} />}</Unfold>
    </>
  )
}
