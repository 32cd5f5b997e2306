import { graphql } from '../../graphql'

/** What whoever runs the table does; the answer has the table as it is then. */
export const OpenTable = graphql(`
  mutation OpenTable($input: OpenTableInput!) {
    openTable(input: $input) { issues { path code params { name value } } session { id table { ...TableNow } } }
  }
`)

export const StartTurn = graphql(`
  mutation StartTurn($input: TurnInput!) {
    startTurn(input: $input) { issues { path code params { name value } } session { id table { ...TableNow } } }
  }
`)

export const PauseTurn = graphql(`
  mutation PauseTurn($input: TurnInput!) {
    pauseTurn(input: $input) { issues { path code params { name value } } session { id table { ...TableNow } } }
  }
`)

export const ResumeTurn = graphql(`
  mutation ResumeTurn($input: TurnInput!) {
    resumeTurn(input: $input) { issues { path code params { name value } } session { id table { ...TableNow } } }
  }
`)

export const ExtendTurn = graphql(`
  mutation ExtendTurn($input: ExtendTurnInput!) {
    extendTurn(input: $input) { issues { path code params { name value } } session { id table { ...TableNow } } }
  }
`)

export const EndTurn = graphql(`
  mutation EndTurn($input: TurnInput!) {
    endTurn(input: $input) { issues { path code params { name value } } session { id table { ...TableNow } } }
  }
`)

export const SkipTurn = graphql(`
  mutation SkipTurn($input: TurnInput!) {
    skipTurn(input: $input) { issues { path code params { name value } } session { id table { ...TableNow } } }
  }
`)

export const CloseTable = graphql(`
  mutation CloseTable($input: CloseTableInput!) {
    closeTable(input: $input) { issues { path code params { name value } } session { id table { ...TableNow } } }
  }
`)

export const AskQuestion = graphql(`
  mutation AskQuestion($input: AskQuestionInput!) {
    askQuestion(input: $input) { issues { path code params { name value } } question { id } }
  }
`)

export const SupportQuestion = graphql(`
  mutation SupportQuestion($input: SupportQuestionInput!) {
    supportQuestion(input: $input) { issues { path code params { name value } } question { id support isSupported } }
  }
`)

export const AnswerQuestion = graphql(`
  mutation AnswerQuestion($input: AnswerQuestionInput!) {
    answerQuestion(input: $input) { issues { path code params { name value } } question { id } }
  }
`)

export const HideQuestion = graphql(`
  mutation HideQuestion($input: HideQuestionInput!) {
    hideQuestion(input: $input) { issues { path code params { name value } } question { id } }
  }
`)
