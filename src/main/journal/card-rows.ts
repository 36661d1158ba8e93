import type { ApplicationCard } from '../../domain/application.ts';
import type { Statement, Statements } from './statements.ts';

export class CardWriter {
  readonly #put: Statement;
  readonly #eraseSecrets: Statement;

  constructor(statements: Statements) {
    this.#put = statements.prepare(`
      INSERT OR REPLACE INTO card (application_id, hash, cipher_text, key_alias, last_two, service_hashes, account, chip,
        uid, mifare_id, bank)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#eraseSecrets = statements.prepare(
      'UPDATE card SET cipher_text = NULL, account = NULL, service_hashes = NULL WHERE application_id = ?',
    );
  }

  /** In the place of the one that was there, where the clerk has laid another. */
  put(id: number, { hidden, account, bank, chip }: ApplicationCard): void {
    const { hash, cipherText, keyAlias, lastTwo } = hidden;
    const services = JSON.stringify(hidden.serviceHashes);
    const chipValues: readonly (string | null)[] =
      chip.kind === 'uid' ? ['uid', chip.uid, chip.mifareId] : [chip.why, null, null];
    const written = [hash, cipherText, keyAlias, lastTwo, services, account ?? null];
    this.#put.run(id, ...written, ...chipValues, bank ?? null);
  }

  /** Nothing is sent any more: what was kept for sending goes. */
  eraseSecrets(id: number): void {
    this.#eraseSecrets.run(id);
  }
}
