import { NewRecordPage } from './new-record-frame'

export const NewProjectPage = () => <NewRecordPage place="projects" />
