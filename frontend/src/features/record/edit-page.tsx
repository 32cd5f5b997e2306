import { EditRecord, standOf } from './edit-record'
import { OfRecord, type OfRecordProps } from './of-record'
import { RecordPictures } from './pictures/pictures'
import { languageOf } from './values'

export function EditPage({ place, slug, missing }: Omit<OfRecordProps, 'children'>) {
  return (
    <OfRecord place={place} slug={slug} missing={missing}>
      {(record) => (
        <>
          <EditRecord place={place} stand={standOf(place, record)} isPublic={record.publication === 'PUBLISHED'} mayPublish={record.mayI.includes('PUBLISH')} />
          <RecordPictures recordId={record.id} language={languageOf(record)} />
        </>
      )}
    </OfRecord>
  )
}
