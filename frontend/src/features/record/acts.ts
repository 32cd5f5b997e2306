import { graphql } from '../../graphql'

export const PublishRecord = graphql(`
  mutation PublishRecord($input: RecordInput!) { done: publish(input: $input) { issues { path code params { name value } } conflict { version } record { ...RecordPath } } }
`)
const ArchiveRecord = graphql(`
  mutation ArchiveRecord($input: RecordInput!) { done: archive(input: $input) { issues { path code params { name value } } conflict { version } record { ...RecordPath } } }
`)
const RestoreRecord = graphql(`
  mutation RestoreRecord($input: RecordInput!) { done: restore(input: $input) { issues { path code params { name value } } conflict { version } record { ...RecordPath } } }
`)
const DeleteRecord = graphql(`
  mutation DeleteRecord($input: RecordInput!) { done: delete(input: $input) { issues { path code params { name value } } conflict { version } record { ...RecordPath } } }
`)

/** What is done to a whole record. */
export const STATE_ACTS = { publish: PublishRecord, archive: ArchiveRecord, restore: RestoreRecord, delete: DeleteRecord } as const
export type StateAct = keyof typeof STATE_ACTS

/** What takes each of them back. What was brought back is not hidden again by itself: from where it came is no longer known. */
export const UNDO: Record<StateAct, StateAct | undefined> = { publish: 'archive', archive: 'restore', delete: 'restore', restore: undefined }
