/** The words of Home below its first view: asked for with its code. */
export const below = { parts: ['rules', 'homeBelow', 'home', 'card', 'figure'] } as const
