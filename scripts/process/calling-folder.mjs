/**
 * Where the reader typed the command: npm changes to the repository first. The variable is trusted
 * only under the npm script of that name, because every program that one starts inherits it.
 * @param {string} npmScript
 */
export function callingFolder(npmScript) {
  const { INIT_CWD: typedIn, npm_lifecycle_event: running } = process.env;
  return typedIn && running === npmScript ? typedIn : process.cwd();
}
