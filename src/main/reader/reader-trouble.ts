/** What keeps the driver from working, seen from the child process that loads it. */
export type ReaderTrouble =
  /** The optional package is not there. */
  | 'driver_missing'
  /** It is there, but its addon was not built for this Node. */
  | 'driver_not_built'
  | 'service_not_running'
  /** Windows only: the driver would ask the clerk for an administrator's password. */
  | 'service_not_automatic'
  /** The service runs and turns this user away. */
  | 'access_denied'
  /** No answer of the driver for three seconds. */
  | 'driver_hung';
