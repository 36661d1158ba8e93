import { z } from 'zod';
import { allClients, type StoredClient } from './client-store.ts';
import type { OperationClient } from './operation-seed.ts';
import { type ClientBody, clientSchema } from './schemas.ts';
import type { StandState } from './stand-state.ts';

/** A person whom the stand knows, as the portal would tell of them. */
export interface Resident {
  readonly snils: string;
  readonly client: OperationClient;
}

const name = z.string().optional().catch(undefined);
const names = z.looseObject({ lastName: name, firstName: name, middleName: name });

export function allResidents(state: StandState): Resident[] {
  return allClients(state).map(residentOf);
}

/** Last name and initials. */
export function shortName({ client }: Resident): string {
  const { lastName = '', firstName = '', middleName = '' } = client;
  const initials = [firstName, middleName].map((each) => each.trim().slice(0, 1)).filter(Boolean);
  return [lastName.trim(), ...initials.map((each) => `${each}.`)].join(' ').trim() || 'без имени';
}

/** Whoever came through the office was told of in 4.2's words, whoever came through the portal in 4.5's. */
function residentOf({ snils, data }: StoredClient): Resident {
  const json: unknown = JSON.parse(data);
  const registered = clientSchema.safeParse(json);
  const client = registered.success ? clientOf(registered.data) : (names.parse(json) as OperationClient);
  return { snils, client: { ...client, snils } };
}

function clientOf({
  lastName,
  firstName,
  middleName,
  birthDate,
  contacts,
  docs,
}: ClientBody): OperationClient {
  const [document] = docs;
  return {
    lastName,
    firstName,
    ...(middleName !== undefined && { middleName }),
    phone: contacts.mobilePhone,
    birthDate,
    ...(document && { document: documentOf(document) }),
  };
}

function documentOf({ docType, num, date, codeOrg, org }: ClientBody['docs'][number]) {
  const [, series, number = num] = /^(\d{4}) (\d{6})$/.exec(num) ?? [];
  return {
    docType,
    number,
    dateIssue: date,
    ...(series !== undefined && { series }),
    ...(org !== undefined && { issuedBy: org }),
    ...(codeOrg !== undefined && { unitCode: codeOrg }),
  };
}
