import type { Transport } from '../shared/ipc/transport';

/** What the preload hands to the page: the transport and the two things a page cannot know itself. */
export interface Bridge {
  readonly transport: Transport;
  /** The paths behind dropped files. */
  pathsOf(files: File[]): string[];
  readonly platform: string;
}

declare global {
  interface Window {
    readonly winnow: Bridge;
  }
}
