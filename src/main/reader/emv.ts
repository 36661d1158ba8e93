import { fail, ok, type Result } from '../../domain/result.ts';
import { type Answer, getProcessingOptions, readRecord, STATUS, selectByName } from './apdu.ts';
import type { ApduSession, SessionProblem } from './apdu-session.ts';
import { type ChipNumber, chipNumber } from './chip-number.ts';
import { PAYMENT_DIRECTORY, type PaymentApplication, readDirectory } from './payment-directory.ts';
import { processingData } from './processing-data.ts';
import { recordPlaces } from './record-list.ts';
import { firstOf, parseTlv, type Tlv } from './tlv.ts';

/** `misbehaved` also where an answer is no BER-TLV or says what can't be. */
type Read<Value> = Promise<Result<Value, SessionProblem>>;

const MISBEHAVED: SessionProblem = { kind: 'misbehaved' };
const PDOL = 0x9f38;

/** Payment applications of the card, its favourite first; none on a chip that is no payment card. */
export async function readApplications(session: ApduSession): Read<readonly PaymentApplication[]> {
  const directory = await session.send(selectByName(PAYMENT_DIRECTORY));
  if (!directory.ok) return directory;
  if (directory.value.status !== STATUS.done) return ok([]);
  const applications = readDirectory(directory.value.data);
  return applications.ok ? applications : fail(MISBEHAVED);
}

/**
 * Number and expiry out of one application: SELECT, GET PROCESSING OPTIONS, READ RECORD up to the first
 * record that bears the number, and no further. Undefined where the card refuses a step: then the clerk
 * types the number. The digits are the caller's to wipe.
 */
export async function readChipNumber(
  session: ApduSession,
  { aid }: PaymentApplication,
  today: string,
): Read<ChipNumber | undefined> {
  const selected = await objectsOf(session, selectByName(aid));
  if (!selected.ok) return selected;
  if (selected.value === undefined) return ok(undefined);
  const data = processingData(firstOf(selected.value, PDOL) ?? new Uint8Array(), today);
  if (!data.ok) return fail(MISBEHAVED);
  const options = await objectsOf(session, getProcessingOptions(data.value));
  if (!options.ok) return options;
  if (options.value === undefined) return ok(undefined);
  const inOptions = chipNumber(options.value);
  if (!inOptions.ok) return fail(MISBEHAVED);
  return inOptions.value ? ok(inOptions.value) : numberInRecords(session, options.value);
}

async function numberInRecords(session: ApduSession, options: readonly Tlv[]): Read<ChipNumber | undefined> {
  const places = recordPlaces(options);
  if (!places.ok) return fail(MISBEHAVED);
  for (const { file, record } of places.value) {
    const objects = await objectsOf(session, readRecord(file, record));
    if (!objects.ok) return objects;
    const number = chipNumber(objects.value ?? []);
    if (!number.ok) return fail(MISBEHAVED);
    if (number.value) return ok(number.value);
  }
  return ok(undefined);
}

/** Undefined where the card refuses the command. */
async function objectsOf(session: ApduSession, apdu: Uint8Array): Read<readonly Tlv[] | undefined> {
  const answer: Result<Answer, SessionProblem> = await session.send(apdu);
  if (!answer.ok) return answer;
  if (answer.value.status !== STATUS.done) return ok(undefined);
  const objects = parseTlv(answer.value.data);
  return objects.ok ? objects : fail(MISBEHAVED);
}
