import { createRequire } from 'node:module';
import { extname } from 'node:path';
import type * as yaml from 'yaml';
import type { RuleFile } from '../../../shared/ipc/rule-shapes';

/** True for a file whose name says that it is YAML; all others are JSON. */
export function isYaml(path: string): boolean {
  return ['.yaml', '.yml'].includes(extname(path).toLowerCase());
}

type YamlPackage = typeof yaml;
let loaded: YamlPackage | undefined;

/** Loaded for the first file that is YAML: it takes longer than the start of the program. */
function yamlPackage(): YamlPackage {
  return (loaded ??= createRequire(import.meta.url)('yaml') as YamlPackage);
}

/** What a rule file says. Throws an Error with the reason in one line. */
export function parseRuleText(text: string, path: string): unknown {
  if (isYaml(path)) return parseYaml(text);
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('not JSON');
  }
}

export function renderRuleText(file: RuleFile, yaml: boolean): string {
  return yaml
    ? yamlPackage().stringify(file, { aliasDuplicateObjects: false })
    : `${JSON.stringify(file, null, 2)}\n`;
}

function parseYaml(text: string): unknown {
  try {
    // What refers to itself or to what stood before unfolds to any size: a rule has no need of it.
    return yamlPackage().parse(text, { maxAliasCount: 0, stringKeys: true, logLevel: 'error' });
  } catch (thrown) {
    const [reason = ''] = thrown instanceof Error ? thrown.message.split('\n') : [];
    throw new Error(`not YAML: ${reason}`, { cause: thrown });
  }
}
