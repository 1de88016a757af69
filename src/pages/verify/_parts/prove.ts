import { hashes, verify } from '@noble/ed25519'
import { bytesOf, type Proof, readProof } from '@/shared/agreement/proof'
import { sha512 } from './sha512'

hashes.sha512 = sha512

/**
 * `genuine`: the school signed exactly these terms. `changed`: it did not. `unknown-key`: signed with a key this device does not
 * have, which may be new. `no-code`: no code of an agreement at all.
 */
export type Verdict = { kind: 'genuine'; proof: Proof } | { kind: 'changed' | 'unknown-key' | 'no-code' }

/** Proves a scanned code with the school's public keys; needs no connection (S0-58). */
export function prove(text: string, keys: readonly { id: string; key: string }[]): Verdict {
  const proof = readProof(text)
  // A code of ours that cannot be read was tampered with or is torn.
  if (!proof) return { kind: /QC2\./.test(text) ? 'changed' : 'no-code' }
  const known = keys.find(({ id }) => id === proof.keyId)
  if (!known) return { kind: 'unknown-key' }
  return signedBy(proof, known.key) ? { kind: 'genuine', proof } : { kind: 'changed' }
}

function signedBy({ signed, signature }: Proof, key: string): boolean {
  try {
    const message = Uint8Array.from(signed, (character) => character.charCodeAt(0))
    return verify(signature, message, bytesOf(key))
  } catch {
    return false
  }
}
