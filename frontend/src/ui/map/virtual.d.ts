declare module 'virtual:europe' {
  /** Europe in Web Mercator, as paths of SVG. */
  interface Europe {
    /** Units of the whole world, east to west. */
    world: number
    /** All land. */
    coast: string
    /** Between countries. */
    borders: string
  }

  const europe: Europe
  export default europe
}
