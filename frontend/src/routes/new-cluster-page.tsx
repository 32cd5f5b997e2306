import { NewRecordPage } from './new-record-frame'

export const NewClusterPage = () => <NewRecordPage place="clusters" />
