/** Training reaches loopback only and may simulate; production may not. A setting, never guessed. */
export type Contour = 'production' | 'training';
