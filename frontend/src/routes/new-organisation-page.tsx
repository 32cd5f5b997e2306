import { NewRecordPage } from './new-record-frame'

export const NewOrganisationPage = () => <NewRecordPage place="organisations" />
