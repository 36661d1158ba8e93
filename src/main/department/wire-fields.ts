import { z } from 'zod';

/** Fields of requests as the regulation has them; nothing empty is ever sent. */
export const wireText = (longest: number) => z.string().min(1).max(longest);
export const wireSnils = z.string().regex(/^\d{11}$/);
export const wireDate = z.iso.date();
