/** Exit codes of every command, for scripts of the office's IT. */
export const EXIT = {
  done: 0,
  fault: 1,
  bad_input: 2,
  has_active_card: 10,
  refused: 11,
  waiting: 12,
  needs_decision: 13,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
