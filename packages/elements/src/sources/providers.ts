// What elements are given from outside. They know no dataset, no file format and no place to compute: whoever
// composes them (the `onset` package does) registers these three.
import type { AxisKind, Engine, Series } from "@onset/core";

/** Loads every series of a dataset by its id. */
export type DatasetLoader = (id: string, options: { signal: AbortSignal }) => Promise<readonly Series[]>;

/** Loads every series of a table at a URL; `scale` names the axis where the table offers several. */
export type TableLoader = (
  url: string,
  options: { signal: AbortSignal; scale: AxisKind | null },
) => Promise<readonly Series[]>;

/** Gives the engine of elements that have none of their own. */
export type EngineProvider = () => Promise<Engine>;

interface Providers {
  dataset: DatasetLoader | null;
  table: TableLoader | null;
  engine: EngineProvider | null;
}

const registered: Providers = { dataset: null, table: null, engine: null };

/** Registers what `dataset="…"` loads through; `null` takes it away. */
export function setDatasetLoader(loader: DatasetLoader | null): void {
  registered.dataset = loader;
}

/** Registers what `src="…"` loads through; `null` takes it away. */
export function setTableLoader(loader: TableLoader | null): void {
  registered.table = loader;
}

/** Registers the engine of elements without an `engine` property; by default core's shared engine serves. */
export function setEngineProvider(provider: EngineProvider | null): void {
  registered.engine = provider;
}

/** What is registered now; read late, so that registration and definition may come in any order. */
export function providers(): Readonly<Providers> {
  return registered;
}
