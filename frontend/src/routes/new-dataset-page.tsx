import { NewRecordPage } from './new-record-frame'

export const NewDatasetPage = () => <NewRecordPage place="datasets" />
