import type { EmployerDetails } from '../../src/shared/agreement/contract'
import type { DestinationValues } from '../../src/shared/destination/check'
import type { DestinationPolicy } from '../../src/shared/destination/policy'

/** A first archive address from what the employer said of it (档案转递地址); the graduate checks and completes it. */
export function archiveFrom(policy: DestinationPolicy, employer: string, details: Partial<EmployerDetails>): DestinationValues {
  const address = details.archiveAddress?.trim() ?? ''
  if (!address) return {}
  const centre = /人才|就业服务|社会保障/.test(address)
  const keeps = !centre && policy.archiveKeepers.includes(details.nature ?? '')
  return {
    suggested: 'yes',
    kind: keeps ? 'employer' : 'talent-centre',
    unit: keeps ? employer : centre ? (address.split(/[，,；;。\s]/)[0] ?? '') : '',
    address,
    ...(keeps && { contact: details.contact ?? '', phone: details.phone ?? '' }),
  }
}
