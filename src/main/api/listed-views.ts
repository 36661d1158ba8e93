import type { ApplicationStatus } from '../../domain/application.ts';
import type { Tone } from '../../domain/status-text.ts';

export interface ListedView {
  readonly id: number;
  readonly registrationNumber: string;
  readonly registeredAt: number;
  /** Empty where nothing personal is kept. */
  readonly fullName: string;
  readonly status: ApplicationStatus;
  /** A full phrase, as the clerk reads it. */
  readonly text: string;
  readonly tone: Tone;
}

export interface TodayView {
  /** `yyyy-mm-dd` in the region's zone. */
  readonly date: string;
  readonly taken: number;
  readonly connected: number;
  readonly rows: readonly ListedView[];
}

/** What a list of the journal may be narrowed to; `open`: somebody or something still has to act. */
export type SearchFilter = 'all' | 'open' | 'connected' | 'refused' | 'chip_left';

export interface PageView {
  readonly rows: readonly ListedView[];
  /** Give it back as `before` for the next page; absent on the last one. */
  readonly next?: number;
}
