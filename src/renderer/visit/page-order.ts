import { DRAFT_PAGES, type DraftPage } from '../../domain/draft.ts';

export function previousPage(page: DraftPage): DraftPage | undefined {
  return DRAFT_PAGES[DRAFT_PAGES.indexOf(page) - 1];
}
