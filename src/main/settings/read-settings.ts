import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { Contour } from '../../domain/contour.ts';
import { type RegionProfile, readRegionProfile } from '../../domain/region-profile.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { DECK_CARDS, isDeckCard } from '../reader/simulated-deck.ts';
import { readBackupSettings } from './backup-settings.ts';
import { readCardKeys } from './card-keys.ts';
import { readDepartmentSettings } from './department-settings.ts';
import {
  type Environment,
  given,
  invalid,
  matching,
  missing,
  unknownVariables,
  VARIABLES,
} from './environment.ts';
import { readReverseSettings } from './reverse-settings.ts';
import type { ReaderSettings, SettingProblem, Settings } from './settings.ts';

/**
 * The whole configuration of a workplace, checked at start: all problems at once, each naming its
 * variable. `resourcesDirectory` holds `regions/‹id›.json`.
 *
 * Training has defaults for office, workplace and region; production has none: two workplaces with
 * the same number would give two applications the same registration number.
 */
export function readSettings(
  environment: Environment,
  resourcesDirectory: string,
): Result<Settings, readonly SettingProblem[]> {
  const contour = readContour(environment);
  if (!contour.ok) return fail([contour.problem]);
  const training = contour.value === 'training';
  const dataDirectory = readDataDirectory(environment);
  const region = readRegion(environment, resourcesDirectory, training);
  const office = matching(environment, 'KARTA_OFFICE', /^\d{1,4}$/, training ? '00' : undefined);
  const workplace = matching(environment, 'KARTA_WORKPLACE', /^\d{2}$/, training ? '01' : undefined);
  const reader = readReader(environment, contour.value);
  const cardKeys = readCardKeys(environment);
  const backup = readBackupSettings(environment, dataDirectory.ok ? dataDirectory.value : undefined);
  const reverse = readReverseSettings(environment);
  const kiosk = matching(environment, 'KARTA_KIOSK', /^[01]$/, '0');
  const unknown = unknownVariables(environment);
  if (
    !(dataDirectory.ok && region.ok && office.ok && workplace.ok && reader.ok && cardKeys.ok) ||
    !(backup.ok && reverse.ok && kiosk.ok) ||
    unknown.length > 0
  ) {
    const parts = [dataDirectory, region, office, workplace, reader, cardKeys, backup, reverse, kiosk];
    return fail([...parts.flatMap((part) => (part.ok ? [] : part.problem)), ...unknown]);
  }
  return ok({
    contour: contour.value,
    dataDirectory: dataDirectory.value,
    region: region.value,
    office: office.value,
    workplace: workplace.value,
    department: readDepartmentSettings(environment, contour.value, readText),
    cardKeys: cardKeys.value,
    reader: reader.value,
    backup: backup.value,
    reverse: reverse.value,
    kioskMode: kiosk.value === '1',
  });
}

function readContour(environment: Environment): Result<Contour, SettingProblem> {
  const value = given(environment, 'KARTA_CONTOUR') ?? 'production';
  return value === 'production' || value === 'training' ? ok(value) : fail(invalid('KARTA_CONTOUR'));
}

function readDataDirectory(environment: Environment): Result<string, SettingProblem> {
  const value = given(environment, 'KARTA_DATA_DIR');
  if (value === undefined) return fail(missing('KARTA_DATA_DIR'));
  return isAbsolute(value) ? ok(resolve(value)) : fail(invalid('KARTA_DATA_DIR'));
}

function readRegion(
  environment: Environment,
  resourcesDirectory: string,
  training: boolean,
): Result<RegionProfile, readonly SettingProblem[]> {
  const name = matching(environment, 'KARTA_REGION', /^[\w-]+$/, training ? '45-kurgan' : undefined);
  if (!name.ok) return fail([name.problem]);
  const folder = join(resourcesDirectory, 'regions');
  if (!readdirSync(folder).includes(`${name.value}.json`)) return fail([invalid('KARTA_REGION')]);
  const profile = readRegionProfile(parseJson(readText(join(folder, `${name.value}.json`))));
  return profile.ok ? profile : fail(profile.problem.map((why) => invalid('KARTA_REGION', why)));
}

function readReader(environment: Environment, contour: Contour): Result<ReaderSettings, SettingProblem> {
  const value = given(environment, 'KARTA_READER') ?? 'pcsc';
  const [kind, card = 'mir'] = value.split(':', 2);
  if (kind === 'pcsc') return ok({ kind });
  if (kind !== 'simulated') return ok({ kind: 'pcsc', name: value });
  if (contour === 'production') {
    return fail(invalid('KARTA_READER', 'в рабочем контуре считыватель не имитируется'));
  }
  return isDeckCard(card)
    ? ok({ kind, card })
    : fail(invalid('KARTA_READER', `карты: ${DECK_CARDS.join(', ')}`));
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** The text of `headless help`: every variable and what it should be. */
export function describeVariables(): string {
  return Object.entries(VARIABLES)
    .map(([name, meaning]) => `  ${name.padEnd(24)} ${meaning}`)
    .join('\n');
}
