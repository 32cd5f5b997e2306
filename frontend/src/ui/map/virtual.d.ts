declare module 'virtual:europe' {
  import type { Topology } from 'topojson-specification'

  const topology: Topology
  export default topology
}
