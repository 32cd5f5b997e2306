import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { LineField, needed } from '../acting/fields'
import { Unfold } from '../acting/unfold'
import { useMemberAct } from '../acting/use-member-act'
import { graphql } from '../graphql'
import type { SearchKind } from '../graphql/generated/graphql'
import { useText } from '../i18n/text'
import { WithParts } from '../i18n/with-parts'
import { Form } from '../ui/form/form'
import type { List } from './list'
import { askedBy } from './asked'

export const SaveSearch = graphql(`
  mutation SaveSearch($input: SaveSearchInput!) {
    saveSearch(input: $input) { issues { path code params { name value } } search { id } }
  }
`)

/** Lists whose searches can be kept. */
const KIND_OF: Readonly<Record<string, SearchKind | undefined>> = {
  '/projects': 'PROJECT',
  '/experts': 'PERSON',
  '/organisations': 'ORGANISATION',
  '/clusters': 'CLUSTER',
  '/datasets': 'DATASET',
  '/pilots': 'PILOT',
  '/sessions': 'SESSION',
}

const MOST = 100
const piece = { parts: ['rules', 'form', 'refusal', 'follow'] } as const

interface KeepProps {
  kind: SearchKind
  query: string
  onDone: () => void
}

function KeepForm({ kind, query, onDone }: KeepProps) {
  const t = useText()
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const { run, form, aside } = useMemberAct(SaveSearch, { payload: (data) => data.saveSearch, fields: ['name'], onDone })
  return (
    <>
      <Form label={t('follow.keep')} submit={t('follow.keepSend')} {...form} onSubmit={(values) => run({ input: { name: needed(values, 'name'), kind, query, idempotencyKey } })}>
        <LineField name="name" label={t('follow.name')} hint={t('follow.nameHint')} most={MOST} defaultValue={new URLSearchParams(query).get('text') ?? undefined} />
      </Form>
      {aside}
    </>
  )
}

function Keep({ list: { path, keys } }: { list: Pick<List, 'path' | 'keys'> }) {
  const t = useText()
  const address = useRouterState({ select: ({ location }) => location.searchStr })
  const [keptAs, setKeptAs] = useState<string>()
  const kind = KIND_OF[path]
  const query = askedBy(address, Object.keys(keys))
  if (!kind || query === '') return null
  if (keptAs === query) {
    return (
      <p role="status">
        {t('follow.isKept')}{' '}
        <Link to="/my/following" hash="searches" className="row">
          {t('follow.searches')}
        </Link>
      </p>
    )
  }
  return <Unfold label={t('follow.keep')}>{() => <KeepForm key={query} kind={kind} query={query} onDone={() => setKeptAs(query)} />}</Unfold>
}

/** Under the filters in force, for members: keeps what is asked, to be told of new results. */
export default function KeepSearch(props: { list: Pick<List, 'path' | 'keys'> }) {
  return (
    <WithParts parts={piece.parts}>
      <Keep {...props} />
    </WithParts>
  )
}
