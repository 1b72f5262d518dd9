import type { FromBackend, ToBackend } from './messages';

/** The backend's end of the line to main, whichever way the process was started. */
export interface ParentPort {
  post(message: FromBackend): void;
  onMessage(listener: (message: ToBackend) => void): void;
  /** Called when main is gone without a word. */
  onLost(listener: () => void): void;
}

interface UtilityParentPort {
  postMessage(message: FromBackend): void;
  on(event: 'message', listener: (event: { data: ToBackend }) => void): void;
}

/** `process.parentPort` in a utility process, `process.send` in a forked Node. */
export function openParentPort(): ParentPort {
  const utility = (process as unknown as { parentPort?: UtilityParentPort }).parentPort;
  if (utility) {
    return {
      post: (message) => utility.postMessage(message),
      onMessage: (listener) => utility.on('message', (event) => listener(event.data)),
      // Electron ends its utility processes itself.
      onLost: () => undefined,
    };
  }
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener as (message: unknown) => void),
    onLost: (listener) => void process.on('disconnect', listener),
  };
}
