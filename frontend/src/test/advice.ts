/** Advice, actions and the report of a session as the API answers them; `more` takes the place of what is usual. */
export const text = (words: string, language = 'en') => ({ text: words, html: `<p>${words}</p>`, language, isTranslation: false })

export const advice = (words: string, more: object = {}) => ({
  id: words,
  area: 'FUNDING',
  kind: 'ADVICE',
  adopted: false,
  createdAt: '2026-11-05T17:00:00Z',
  editedAt: null,
  text: text(words),
  observation: null,
  offer: null,
  resources: [],
  expert: { id: 'E1', slug: 'arta', name: 'Arta' },
  answer: null,
  adoptions: { totalCount: 0, nodes: [] },
  actions: [],
  ...more,
})

export const action = (title: string, more: object = {}) => ({ id: title, status: 'OPEN', dueOn: null, title: text(title), ownerName: null, owner: null, contribution: null, ...more })

export const project = (more: object = {}) => ({
  contributions: { totalCount: 0, nodes: [] },
  adoptedAdvice: { nodes: [] },
  actions: { totalCount: 0, nodes: [] },
  ...more,
})

const nothing = { invested: 0, attractedMeasured: 0, attractedEstimated: 0, perEuroMeasured: null, perEuroEstimated: null, entries: 0, withEvidence: 0 }

export const figures = (more: object = {}) => ({
  projectsIn: 2,
  projectsOut: 1,
  experts: 3,
  given: 5,
  byArea: [{ value: 'FUNDING', count: 5 }],
  answered: 4,
  adopted: 3,
  adoptions: 1,
  actionsOpen: 1,
  actionsDone: 2,
  actionsDropped: 0,
  medianHoursToFirstAnswer: null,
  needsAnswered: 0,
  loadGini: null,
  return: nothing,
  ...more,
})

export const turn = (id: string, more: object = {}) => ({
  figures: { given: 2, answered: 1, adopted: 1, adoptions: 1, actionsOpen: 0, actionsDone: 1, actionsDropped: 0 },
  turn: { id, position: 1, minutes: 20, status: 'DONE', title: null, project: { slug: 'choir', title: text('Choir') }, recording: null, contributions: [], ...more },
})

export const reportOf = (more: object = {}) => ({ figures: figures(), turns: [], followUps: [], ...more })
