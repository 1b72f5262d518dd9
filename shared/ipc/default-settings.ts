import type { Settings } from './settings-shapes';

/** The settings of a computer on which none were made. */
export const defaultSettings: Settings = {
  theme: 'system',
  textSize: 17,
  autoAdvance: true,
  singleKeys: true,
  listFolded: false,
  whyFolded: false,
  sideBySide: false,
  shownConfidence: 0.4,
  limits: { textMegabytes: 64, htmlMegabytes: 8 },
  lastWorkspace: null,
  lastBatch: null,
  lastDocument: null,
  recentWorkspaces: [],
  tourDone: false,
};
