import { NewRecordPage } from './new-record-frame'

export const NewPilotPage = () => <NewRecordPage place="pilots" />
