import { SetupError } from '../setup/say.mjs';
import { checks } from './checks.mjs';
import { runners } from './runners.mjs';

/** All but the build: what `npm run check` runs. */
const staticChecks = checks.map((check) => check.name).filter((name) => name !== 'build');
const names = [...checks, ...runners].map((step) => step.name);

/**
 * `npm test -- unit e2e -- more arguments for the runners`; `static` stands for all static checks.
 * @param {string[]} args
 */
export function readSelection(args) {
  const end = args.indexOf('--');
  const words = end < 0 ? args : args.slice(0, end);
  const wanted = words.flatMap((word) => (word === 'static' ? staticChecks : [word]));
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown) {
    throw new SetupError(`There is no step "${unknown}".`, `Steps: static, ${names.join(', ')}`);
  }
  const isWanted = (/** @type {{ name: string }} */ step) =>
    wanted.length === 0 || wanted.includes(step.name);
  return {
    checks: checks.filter(isWanted),
    runners: runners.filter(isWanted),
    extraArgs: end < 0 ? [] : args.slice(end + 1),
  };
}
