import type { Application } from '../../domain/application.ts';
import { stepOf } from '../../domain/application-state.ts';
import type { Call } from '../../domain/call.ts';

/**
 * The call that the application's stage asks for (regulation, 2.1 steps 2, 5, 8, 11). Only an open
 * application with person and card has one; anything else is a bug and throws.
 */
export function callOf({ id, state, applicant, card }: Application): Call {
  if (!('stage' in state) || applicant === undefined || card === undefined) {
    throw new Error(`Application ${id} has nothing to send`);
  }
  const step = stepOf(state.stage);
  switch (step) {
    case 'check_active_card':
      return { step, snils: applicant.snils };
    case 'register_client':
      return { step, applicant };
    case 'connect_card': {
      const { hidden, account, chip } = card;
      const withChip = chip.kind === 'uid';
      return { step, snils: applicant.snils, card: hidden, ...(account && { account }), withChip };
    }
    case 'register_chip':
      if (card.chip.kind !== 'uid') throw new Error(`Application ${id} has no chip to register`);
      return { step, cardHash: card.hidden.hash, mifareId: card.chip.mifareId };
  }
}
