import { UsageError } from "../session/usage-error.ts";

/** `name=value` pairs with one number for a value, later ones winning. */
export function parseSettings(settings: readonly string[]): Record<string, number> {
  return Object.fromEntries(settings.map((setting) => [...split(setting, oneNumber)]));
}

/** As {@link parseSettings}, but a value with commas is a list: `thresholds=9,10`. */
export function parseSettingsWithLists(settings: readonly string[]): Record<string, number | number[]> {
  return Object.fromEntries(
    settings.map((setting) =>
      split(setting, (text, name) =>
        text.includes(",") ? text.split(",").map((part) => oneNumber(part, name)) : oneNumber(text, name),
      ),
    ),
  );
}

function split<Value>(
  setting: string,
  read: (text: string, name: string) => Value,
): readonly [name: string, value: Value] {
  const at = setting.lastIndexOf("=");
  const name = setting.slice(0, Math.max(at, 0)).trim();
  if (name === "") {
    throw new UsageError(
      `--set ${setting}: a parameter is set as name=value, for instance --set steepness=20`,
    );
  }
  return [name, read(setting.slice(at + 1), name)];
}

function oneNumber(text: string, name: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new UsageError(`--set ${name}=${text}: the value of ${name} must be a number, got "${text.trim()}"`);
}
