/** Diameter of a marker that stands for `count` things: its area grows with them. Pixels; never less than a finger needs. */
export const diameterOf = (count: number) => Math.round(Math.min(54, Math.max(24, 17 + 1.9 * Math.sqrt(count))))
