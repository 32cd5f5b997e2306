import { NewRecordPage } from './new-record-frame'

export const NewSessionPage = () => <NewRecordPage place="sessions" />
