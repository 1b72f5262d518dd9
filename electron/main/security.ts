import { app, session, type Session } from 'electron';
import { bundleOrigin } from './bundle-protocol';

/** Permissions the page may have: copying text, nothing else. */
const allowedPermissions = new Set(['clipboard-sanitized-write']);

/** Has to run before the app is ready: no renderer without sandbox, no name ever looked up. */
export function closeDown(): void {
  // Chromium cannot sandbox root's processes; whoever starts it as root has to say so themselves,
  // and Electron would take the switch back here.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Chromium's own services would otherwise call home now and then.
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('dns-prefetch-disable');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Refuses every permission, device and request of the default session but the bundle's own files. */
export function closeSession(target: Session = session.defaultSession): void {
  target.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(allowedPermissions.has(permission)),
  );
  target.setPermissionCheckHandler((_contents, permission) => allowedPermissions.has(permission));
  target.setDevicePermissionHandler(() => false);
  target.setSpellCheckerEnabled(false);
  target.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isAllowedRequest(details.url) }),
  );
  target.on('will-download', (event) => event.preventDefault());
}

function isAllowedRequest(address: string): boolean {
  // The developer tools are files of Electron itself.
  return address.startsWith(`${bundleOrigin}/`) || address.startsWith('devtools://');
}
