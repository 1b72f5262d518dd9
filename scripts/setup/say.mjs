/** A failure the reader can do something about: what is wrong, and what to type. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {string} remedy
   * @param {string} [details] the output of the tool that failed
   */
  constructor(message, remedy, details = '') {
    super(message);
    this.name = 'SetupError';
    this.remedy = remedy;
    this.details = details;
  }
}

/**
 * Every word goes to stderr: stdout belongs to the command that runs after the set-up.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Prints a failure and returns the exit code for it.
 * @param {unknown} error
 * @param {number} [exitCode]
 */
export function reportFailure(error, exitCode = 1) {
  if (!(error instanceof SetupError)) throw error;
  if (error.details.trim()) say(bothEnds(error.details));
  say(`error: ${error.message}`);
  say(`remedy: ${error.remedy}`);
  return exitCode;
}

/**
 * Some tools name the cause first and explain at length, others come to it at the end.
 * @param {string} text
 */
function bothEnds(text) {
  const lines = text.trim().split('\n');
  if (lines.length <= 40) return lines.join('\n');
  return [...lines.slice(0, 15), '…', ...lines.slice(-24)].join('\n');
}
