import { useOwn } from '../../graphql/own'
import { useText } from '../../i18n/text'
import { SuggestionsToAnswerQuery } from './documents'
import { Suggestions } from './list'

/** In one's own place: what the other side has accepted, and waits for the reader. Nothing where nothing does. */
export function ToAnswer() {
  const t = useText()
  const viewer = useOwn(SuggestionsToAnswerQuery).data?.viewer
  const all = viewer?.suggestionsToAnswer ?? []
  const asExpert = all.filter(({ person }) => person.id === viewer?.profile?.id)
  const asProject = all.filter(({ person }) => person.id !== viewer?.profile?.id)
  return (
    <>
      {asExpert.length > 0 && <Suggestions title={t('match.waitingProjects')} side="person" suggestions={asExpert} />}
      {asProject.length > 0 && <Suggestions title={t('match.waitingExperts')} side="project" suggestions={asProject} />}
    </>
  )
}
