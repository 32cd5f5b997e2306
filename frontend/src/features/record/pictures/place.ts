/** Where the page of a record's form has its pictures. */
export const PICTURES = 'pictures'
