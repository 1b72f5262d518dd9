import { createContext } from 'svelte';
import type { Bridge } from './bridge';
import type { CommandTable } from './commands/command-table';
import type { Controllers } from './state/create-controllers';

/** What every view may use: the controllers, the commands and the bridge. */
export interface AppContext extends Controllers {
  readonly commands: CommandTable;
  readonly bridge: Bridge;
}

export const [getApp, setApp] = createContext<AppContext>();
