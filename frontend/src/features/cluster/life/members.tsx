import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { DayField, needed, today, typed } from '../../../acting/fields'
import { RecordField } from '../../../acting/finder'
import { useOwn } from '../../../acting/own'
import { undoWith } from '../../../acting/undo'
import { Unfold } from '../../../acting/unfold'
import { useMemberAct } from '../../../acting/use-member-act'
import type { ClusterLifeQuery as Answer } from '../../../graphql/generated/graphql'
import { useLanguage } from '../../../i18n/language'
import { useText } from '../../../i18n/text'
import { HELICES } from '../../../i18n/vocabulary'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { AddClusterMember, ClusterLifeQuery, RemoveClusterMember } from './documents'

type Life = NonNullable<Answer['cluster']>

function MemberForm({ cluster, onDone }: { cluster: Life; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(AddClusterMember, { payload: (data) => data.addClusterMember, fields: ['organisationId', 'helix', 'joinedOn'], onDone })
  const send = (values: FormData) => {
    const helix = HELICES.find((name) => name === values.get('helix'))
    if (helix) run({ input: { clusterId: cluster.id, organisationId: needed(values, 'organisationId'), helix, joinedOn: typed(values, 'joinedOn') } })
  }
  return (
    <>
      <Form label={t('life.addMember')} submit={t('life.addMember')} {...form} onSubmit={send}>
        <RecordField name="organisationId" label={t('life.organisation')} hint={t('life.findHint')} kinds={['ORGANISATION']} />
        <SelectField name="helix" label={t('life.helix')} hint={t('life.helixHint')} options={HELICES.map((helix) => ({ value: helix, label: t(`helix.${helix}`) }))} />
        <DayField name="joinedOn" label={t('life.joinedOn')} isOptional max={today()} />
      </Form>
      {aside}
    </>
  )
}

/** The members of a cluster by helix, added and taken away by who coordinates it. */
export function MembersLife({ slug }: { slug: string }) {
  const t = useText()
  const cluster = useOwn(ClusterLifeQuery, { slug }, useLanguage()).data?.cluster
  if (!cluster?.mayI.includes('LINK')) return null
  const byHelix = HELICES.map((helix) => ({ helix, members: cluster.members.nodes.filter((member) => member.helix === helix) }))
  return (
    <>
      {byHelix.map(({ helix, members }) => (
        <section key={helix}>
          <h3>{t(`helix.${helix}`)}</h3>
          {members.length === 0 && <p className="small muted">{t('life.noMembers')}</p>}
          <ul role="list" className={styles.rows}>
            {members.map(({ id, joinedOn, organisation }) => (
              <li key={id} className={styles.row}>
                <p id={`cluster-member-${id}`}>{organisation.name}</p>
                <div className={styles.buttons}>
                  <ActButton
                    label={t('life.unlink')}
                    describedBy={`cluster-member-${id}`}
                    act={RemoveClusterMember}
                    variables={{ input: { id } }}
                    payload={(data) => data.removeClusterMember}
                    undo={undoWith(t('life.removed', { name: organisation.name }), AddClusterMember, {
                      input: { clusterId: cluster.id, organisationId: organisation.id, helix, joinedOn: joinedOn ?? null },
                    })}
                  />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Unfold label={t('life.addMember')}>{(close) => <MemberForm cluster={cluster} onDone={close} />}</Unfold>
    </>
  )
}
