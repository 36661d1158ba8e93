import type { Application } from '../../domain/application.ts';
import { stepUnder } from '../../domain/application-state.ts';
import type { Call } from '../../domain/call.ts';
import { isFilling } from '../../domain/desk-event.ts';
import type { Step } from '../../domain/step.ts';

type Post = Exclude<Step, 'check_active_card'>;

/**
 * The call that the application's stage asks for (regulation, 2.1 steps 2, 5, 8, 11). Only an open
 * application has one: the question needs a person, what follows a confirmed applicant with a card.
 * Anything else is a bug and throws.
 */
export function callOf(application: Application): Call {
  const { id, state, person } = application;
  if (!('stage' in state) || person === undefined) throw new Error(`Application ${id} has nothing to send`);
  const step = stepUnder(state);
  if (step === undefined) throw new Error(`Application ${id} is weighed, not sent`);
  if (step === 'check_active_card') return { step, snils: person.snils };
  return postOf(application, step);
}

function postOf({ id, state, applicant, card }: Application, step: Post): Call {
  if (isFilling(state) || applicant === undefined || card === undefined) {
    throw new Error(`Application ${id} is not confirmed`);
  }
  switch (step) {
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
