/** The words of the map on Home: asked for with its code. */
export const map = { parts: ['map'] } as const
