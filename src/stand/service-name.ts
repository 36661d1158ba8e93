/** The six services of the regulation: 4.1 to 4.4, then the two of 4.5. */
export const SERVICES = [
  'CheckCard',
  'Clients',
  'Cards',
  'RegisterMifare',
  'ListOperations',
  'PublishStatuses',
] as const;

export type ServiceName = (typeof SERVICES)[number];

/** Only the two of 4.5 bear an `rqUID`. */
export function bearsRequestUid(service: ServiceName): boolean {
  return service === 'ListOperations' || service === 'PublishStatuses';
}
