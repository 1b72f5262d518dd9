import type { Reply } from '../../shared/errors/reply';

/** What main sends to the backend process. */
export type ToBackend =
  | { readonly type: 'start'; readonly options: BackendFolders }
  | { readonly type: 'call'; readonly id: number; readonly call: string; readonly payload: unknown }
  | { readonly type: 'close' };

/** What the backend process sends to main. */
export type FromBackend =
  | { readonly type: 'ready' }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly type: 'news'; readonly event: string; readonly payload: unknown }
  | { readonly type: 'closed' };

/** Folders the backend works with; main knows them, the backend does not look for them. */
export interface BackendFolders {
  /** Rule packs and models. */
  readonly resourcesFolder: string;
  /** The sample batch. */
  readonly samplesFolder: string;
  /** Settings and the sample workspace. */
  readonly dataFolder: string;
}
