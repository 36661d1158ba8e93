import type { Page } from '@playwright/test';
import { onTestFinished } from 'vitest';
import { launchChromium } from '../e2e/chromium.ts';
import { openGallery } from './gallery-server.ts';

export interface GalleryInChromium {
  /** The scene once its heading is there; closed with the test. */
  open(scene: string): Promise<Page>;
  close(): Promise<unknown>;
}

export async function openGalleryInChromium(): Promise<GalleryInChromium> {
  const [browser, gallery] = await Promise.all([launchChromium(), openGallery()]);
  return {
    open: async (scene) => {
      const page = await browser.newPage({ reducedMotion: 'reduce' });
      onTestFinished(() => page.close());
      await page.goto(gallery.scene(scene));
      await page.locator('h1').first().waitFor();
      return page;
    },
    close: () => Promise.all([browser.close(), gallery.close()]),
  };
}
