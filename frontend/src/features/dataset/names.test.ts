import { expect, test } from 'vitest'
import { formatName, formatNames } from './format-name'
import { licenceName } from './licence'
import { DATASETS } from './search'
import { sizeWords } from './size'
import { countFilters, variablesOf } from '../../listing/search'

test('licences are called by the name that is in their address', () => {
  expect(licenceName('https://creativecommons.org/licenses/by/4.0/')).toBe('CC BY 4.0')
  expect(licenceName('http://creativecommons.org/licenses/by-sa/3.0/it/')).toBe('CC BY-SA 3.0 IT')
  expect(licenceName('https://creativecommons.org/licenses/by/4.0/deed.el')).toBe('CC BY 4.0')
  expect(licenceName('https://creativecommons.org/publicdomain/zero/1.0/')).toBe('CC0 1.0')
  expect(licenceName('http://publications.europa.eu/resource/authority/licence/CC_BY_4_0')).toBe('CC BY 4 0')
})

test('any other licence is told as it is, an address without its ornaments', () => {
  expect(licenceName('http://data.gov.hr/otvorena-dozvola')).toBe('data.gov.hr/otvorena-dozvola')
  expect(licenceName('https://www.etalab.gouv.fr/licence-ouverte-open-licence/')).toBe('etalab.gouv.fr/licence-ouverte-open-licence')
  expect(licenceName('Licence Ouverte 2.0')).toBe('Licence Ouverte 2.0')
})

test('formats are called as people call them, each once', () => {
  expect(formatName('WMS_SRVC')).toBe('WMS')
  expect(formatNames(['CSV', 'csv', null, 'RDF_XML', ''])).toEqual(['CSV', 'RDF XML'])
})

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [145_962, '146 kB'],
  [2_450_000, '2.5 MB'],
  [3.2e9, '3.2 GB'],
  [5e16, '50,000 TB'],
])('%d bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes, 'en-GB')).toBe(words)
})

test('an address becomes the question to the API, with formats as the counts write them', () => {
  const search = DATASETS.read({ theme: 'envi', format: ['csv', 'wms_srvc'], rating: ['good', 'splendid'], language: 'fr', sort: 'quality' })
  expect(countFilters(DATASETS, search)).toBe(5)
  expect(variablesOf(DATASETS, search)).toEqual({
    first: 20,
    sort: 'QUALITY',
    filter: { themes: ['ENVI'], formats: ['CSV', 'WMS_SRVC'], ratings: ['GOOD'], languages: ['fr'] },
  })
})
