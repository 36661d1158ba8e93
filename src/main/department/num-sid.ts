import { z } from 'zod';

/** Social card number of an answer. The regulation's samples differ in length: any text will do. */
export const numSidText = z.string().trim().min(1).max(255);
