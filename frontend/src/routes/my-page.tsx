import { Link } from '@tanstack/react-router'
import { UndoBar } from '../acting/undo'
import { MyAdvice } from '../features/advice/life/mine'
import { ProjectsForPerson } from '../features/matching/for-person'
import { ToAnswer } from '../features/matching/to-answer'
import { ToAnswer as ProjectsToAnswer } from '../features/project/life/to-answer'
import { MyPlace } from '../features/record/my-place'
import { MySessions } from '../features/session/mine'
import { MyConversations } from '../features/talk/mine'
import { Waiting } from '../features/team/waiting'
import { useText } from '../i18n/text'
import { Acting } from './acting'
import { FormFrame } from './form-frame'
import { MemberFrame } from './member-frame'

/** What belongs to whoever is signed in. */
export function MyPage() {
  const t = useText()
  return (
    <FormFrame title={t('nav.my')} lead={t('my.lead')}>
      <MemberFrame>
        <Acting>
          <MyPlace
            waiting={
              <>
                <p>
                  <Link to="/notifications" className="row">
                    {t('notice.title')}
                  </Link>{' '}
                  ·{' '}
                  <Link to="/my/following" className="row">
                    {t('follow.title')}
                  </Link>
                </p>
                <ToAnswer />
                <Waiting />
                <ProjectsToAnswer />
                <MyConversations />
                <MySessions />
                <MyAdvice />
                <ProjectsForPerson />
              </>
            }
          />
          <UndoBar />
        </Acting>
      </MemberFrame>
    </FormFrame>
  )
}
