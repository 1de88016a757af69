declare module 'miniprogram-simulate/src/api' {
  /** Stand-ins of miniprogram-simulate by the name of the `wx` function. */
  const simulated: Record<string, unknown>
  export default simulated
}
