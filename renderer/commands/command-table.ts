import type { Controllers } from '../state/create-controllers';
import { adjustCommands } from './adjust-commands';
import { batchCommands } from './batch-commands';
import { bulkCommands } from './bulk-commands';
import { chooseCommands } from './choose-commands';
import type { Command } from './command';
import { decideCommands } from './decide-commands';
import { encodingCommands } from './encoding-commands';
import { listCommands } from './list-commands';
import { markCommands } from './mark-commands';
import { moveCommands } from './move-commands';
import { problemCommands } from './problem-commands';
import { ruleCommands } from './rule-commands';
import { selectCommands } from './select-commands';
import { isSingleKey, showKeys } from './match-key';
import { viewCommands } from './view-commands';

/** Everything the curator can do, in the order of the help. */
export class CommandTable {
  readonly commands: readonly Command[];
  readonly #settings: Controllers['settings'];
  readonly #byId: ReadonlyMap<string, Command>;

  constructor(
    controllers: Controllers,
    /** Keys are shown and matched the way of a Mac. */
    readonly mac: boolean,
  ) {
    this.#settings = controllers.settings;
    this.commands = [
      ...decideCommands(controllers),
      ...markCommands(controllers),
      ...adjustCommands(controllers),
      ...moveCommands(controllers),
      ...selectCommands(controllers),
      ...chooseCommands(controllers),
      ...listCommands(controllers),
      ...viewCommands(controllers),
      ...ruleCommands(controllers),
      ...bulkCommands(controllers),
      ...batchCommands(controllers),
      ...encodingCommands(controllers),
      ...problemCommands(controllers),
    ];
    this.#byId = new Map(this.commands.map((command) => [command.id, command]));
  }

  get(id: string): Command {
    const command = this.#byId.get(id);
    if (!command) throw new Error(`There is no command ${id}`);
    return command;
  }

  /** Runs a command if it makes sense now. */
  run(id: string): void {
    const command = this.get(id);
    if (command.enabled()) command.run();
  }

  /** The keys of a command. Without single keys Alt is held with its letters and signs. */
  keysOf(command: Command): readonly string[] {
    if (this.#settings.value.singleKeys) return command.keys;
    return command.keys.map((key) => (isSingleKey(key) ? `Alt+${key}` : key));
  }

  /** The first key of a command as shown on a key cap; empty when it has none. */
  hint(id: string): string {
    const [first] = this.keysOf(this.get(id));
    return first === undefined ? '' : showKeys(first, this.mac);
  }
}
