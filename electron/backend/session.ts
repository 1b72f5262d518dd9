import { basename, extname, resolve } from 'node:path';
import { createEngine, type Engine } from '../../shared/engine/create-engine';
import { AppError } from '../../shared/errors/app-error';
import type { WorkspaceState } from '../../shared/ipc/shapes';
import type { OpenFlagger } from '../operations/flagger';
import { takeBackHalfSteps } from '../operations/long-step';
import { TwinCounter } from '../operations/twin-counter';
import { listBatches } from '../store/batches';
import type { ReadDb, WriteDb } from '../store/database';
import { isInputOutputError } from '../store/map-store-error';
import { createWorkspace, openWorkspace, type Workspace } from '../store/open-workspace';
import { chooseFlagger } from './flag-pool';
import { loadResources } from './load-resources';
import { mapError } from './map-error';

/** What others are told that the workspace is open in. */
const program = 'the Winnow window';

/** The open workspace and what is made once for it; at most one workspace is open at a time. */
export class Session {
  readonly twins = new TwinCounter();
  readonly #resourcesFolder: string;
  #engine: Engine | undefined;
  #workspace: Workspace | undefined;

  constructor(resourcesFolder: string) {
    this.#resourcesFolder = resourcesFolder;
  }

  /** The engine; its rules and tables are read when it is first needed. */
  get engine(): Engine {
    return (this.#engine ??= createEngine(loadResources(this.#resourcesFolder)));
  }

  /** Flags in workers where that pays. */
  get openFlagger(): OpenFlagger {
    return chooseFlagger({
      engine: () => this.engine,
      resourcesFolder: this.#resourcesFolder,
      spared: 1,
    });
  }

  /** Connection for changes; throws WORKSPACE_NONE when nothing is open. */
  get db(): WriteDb {
    return this.#open().db;
  }

  /** Connection for queries. */
  get readDb(): ReadDb {
    return this.#open().readDb;
  }

  get state(): Omit<WorkspaceState, 'unfinished' | 'exports'> | undefined {
    const workspace = this.#workspace;
    if (!workspace) return undefined;
    const { path, backup } = workspace;
    const name = basename(path, extname(path));
    const batches = listBatches(workspace.readDb);
    return { path, name, batches, ...(backup !== undefined && { backup }) };
  }

  /** Opens a workspace in place of the open one, which stays open when that fails. */
  open(path: string): void {
    const absolute = resolve(path);
    if (this.#workspace?.path !== absolute) this.#replace(openWorkspace(absolute, { program }));
  }

  create(path: string): void {
    this.#replace(createWorkspace(resolve(path), program));
  }

  close(): void {
    this.#workspace?.close();
    this.#workspace = undefined;
    this.twins.forget();
  }

  /** Whatever a call or job threw, as an error of the table where there is one. */
  mapError(thrown: unknown): unknown {
    if (isInputOutputError(thrown)) this.#reopen();
    return mapError(thrown, this.#workspace?.path ?? '');
  }

  #open(): Workspace {
    if (!this.#workspace) throw new AppError('WORKSPACE_NONE');
    return this.#workspace;
  }

  #replace(next: Workspace): void {
    this.close();
    takeBackHalfSteps(next.db, new Date().toISOString());
    this.#workspace = next;
  }

  /** After a failed write or sync only a new look at the file tells what is on the disk. */
  #reopen(): void {
    const path = this.#workspace?.path;
    this.close();
    if (path === undefined) return;
    try {
      this.#replace(openWorkspace(path, { program }));
    } catch {
      // It stays closed: the next call says so, and opening it again names the cause.
    }
  }
}
