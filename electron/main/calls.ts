import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { AppError } from '../../shared/errors/app-error';
import { type Reply, toReplyError } from '../../shared/errors/reply';
import type { HostHandlers } from '../../shared/ipc/contract';
import { dispatch, findCall } from '../../shared/ipc/dispatch';
import type { BackendLink } from './backend-link';
import { bundleOrigin } from './bundle-protocol';

/** The one channel on which the page may speak. */
const callChannel = 'winnow:call';
/** The one channel on which the page is told news. */
export const newsChannel = 'winnow:news';

/** Answers the page's calls: host calls here, all others by the backend. */
export function answerCalls(
  window: () => BrowserWindow,
  host: HostHandlers,
  backend: BackendLink,
): void {
  ipcMain.handle(callChannel, async (event, call: unknown, payload: unknown) => {
    if (!isOurPage(event, window())) return refuse('a foreign page');
    try {
      const { group } = findCall(call);
      if (group !== 'host') return await backend.invoke(String(call), payload);
      return await dispatch({ ...host }, call, payload, (name, bug) => console.error(name, bug));
    } catch (thrown) {
      return { ok: false, error: toReplyError(thrown) } satisfies Reply<unknown>;
    }
  });
}

/** Only the top frame of our own window, showing our own bundle, is listened to. */
function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    frame === window.webContents.mainFrame &&
    frame.url.startsWith(`${bundleOrigin}/`)
  );
}

function refuse(reason: string): Reply<unknown> {
  return { ok: false, error: toReplyError(new AppError('INPUT_INVALID', { name: '', reason })) };
}
