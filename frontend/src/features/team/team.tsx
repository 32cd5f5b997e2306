import { useNavigate } from '@tanstack/react-router'
import { ActButton } from '../../acting/act-button'
import { useText } from '../../i18n/text'
import { Leave } from './documents'
import { TeamInvitations } from './invitations'
import { Leaderless } from './leaderless'
import { TeamPeople } from './people'
import { TeamContact, TeamNotes } from './private'
import { TeamRequests } from './requests'
import { recordPath, type Team as TeamOf } from './use-team'
import { Asking } from './way'

/** All that is to be done about the people of a record. */
export function Team({ team }: { team: TeamOf }) {
  const t = useText()
  const navigate = useNavigate()
  const title = team.title.text
  if (!team.teamMembers) {
    return (
      <>
        <Leaderless team={team} />
        <p>{t('team.notYours')}</p>
        <Asking team={team} />
      </>
    )
  }
  return (
    <>
      <Leaderless team={team} />
      <section>
        <h2>{t('team.people')}</h2>
        <TeamPeople team={team} />
      </section>
      {team.requests && (
        <section>
          <h2>{t('team.requests')}</h2>
          <TeamRequests team={team} />
        </section>
      )}
      {team.invitations && (
        <section>
          <h2>{t('team.invitations')}</h2>
          <TeamInvitations team={team} />
        </section>
      )}
      {team.mayI.includes('READ_CONTACTS') && (
        <section>
          <h2>{t('team.contact')}</h2>
          <p className="small muted">{t('team.private')}</p>
          <TeamContact team={team} />
        </section>
      )}
      {team.notes && (
        <section>
          <h2>{t('team.notes')}</h2>
          <p className="small muted">{t('team.private')}</p>
          <TeamNotes team={team} />
        </section>
      )}
      {team.mayI.includes('LEAVE') && (
        <section>
          <h2>{t('team.leave')}</h2>
          <ActButton
            label={t('team.leave')}
            question={t('team.leaveAsk', { title })}
            act={Leave}
            variables={{ input: { recordId: team.id } }}
            payload={(data) => data.leave}
            onDone={() => navigate({ to: recordPath(team.kind), params: { slug: team.slug } })}
          />
        </section>
      )}
    </>
  )
}
