export default async function teardown(): Promise<void> {
  await globalThis.endCluster?.()
  globalThis.endCluster = undefined
}
