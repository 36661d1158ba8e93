import type { Call } from '../../domain/call.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { cardsRequest, judgeCards } from './cards.ts';
import { checkCardRequest, judgeCheckCard } from './check-card.ts';
import { clientsRequest, judgeClients } from './clients.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { HttpRequest } from './http-exchange.ts';
import { judgeRegisterMifare, registerMifareRequest } from './register-mifare.ts';

/** What to send for a call, and how to judge its 200 and 400. */
export interface Protocol {
  readonly request: HttpRequest;
  readonly judge: (answer: HttpAnswer) => Outcome;
}

export function protocolOf(call: Call): Protocol {
  switch (call.step) {
    case 'check_active_card':
      return { request: checkCardRequest(call.snils), judge: judgeCheckCard };
    case 'register_client': {
      const { applicant } = call;
      return { request: clientsRequest(applicant), judge: (answer) => judgeClients(applicant.snils, answer) };
    }
    case 'connect_card':
      return { request: cardsRequest(call), judge: judgeCards };
    case 'register_chip':
      return { request: registerMifareRequest(call), judge: judgeRegisterMifare };
  }
}
