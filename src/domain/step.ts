/** The four calls of the forward flow in the order of the regulation, 2.1 steps 2, 5, 8 and 11. */
export const STEPS = ['check_active_card', 'register_client', 'connect_card', 'register_chip'] as const;

export type Step = (typeof STEPS)[number];
