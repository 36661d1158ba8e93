import type { Page } from '@playwright/test';

/** Whether nothing of it lies out of the window or under something else; of several, of each. */
export function isWhole(page: Page, selector: string): Promise<boolean> {
  return page.locator(selector).evaluateAll((elements) =>
    elements.every((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const corners = [
        [left + 8, top + 8],
        [right - 8, bottom - 8],
      ] as const;
      return corners.every(([x, y]) => element.contains(document.elementFromPoint(x, y)));
    }),
  );
}
