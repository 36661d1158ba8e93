import { fail, ok, type Result } from '../../domain/result.ts';
import { firstOf, type Tlv } from './tlv.ts';

export interface RecordPlace {
  /** Short file identifier, 1 to 30. */
  readonly file: number;
  readonly record: number;
}

const FORMAT_1 = 0x80;
const FILE_LOCATOR = 0x94;
/** Its first two bytes in format 1 are the interchange profile, which is of no use here. */
const PROFILE_BYTES = 2;
const ENTRY_BYTES = 4;
/** More than a session may read anyway. */
const MOST_RECORDS = 64;

/** Where the card keeps its records, by its answer to GET PROCESSING OPTIONS (EMV book 3, 10.2). */
export function recordPlaces(options: readonly Tlv[]): Result<readonly RecordPlace[], 'malformed'> {
  const format1 = options.find(({ tag }) => tag === FORMAT_1)?.value;
  const locator = format1 ? format1.subarray(PROFILE_BYTES) : firstOf(options, FILE_LOCATOR);
  if (locator === undefined) return ok([]);
  if (locator.length % ENTRY_BYTES !== 0) return fail('malformed');
  const places: RecordPlace[] = [];
  for (let at = 0; at < locator.length; at += ENTRY_BYTES) {
    const [file = 0, first = 0, last = 0] = locator.subarray(at, at + ENTRY_BYTES);
    if (file >> 3 === 0 || file >> 3 === 31 || first === 0 || last < first) return fail('malformed');
    for (let record = first; record <= last && places.length < MOST_RECORDS; record += 1) {
      places.push({ file: file >> 3, record });
    }
  }
  return ok(places);
}
