import { createColors } from "picocolors";

/** picocolors' set of style functions; each returns its argument unchanged where colour is off. */
export type Colours = ReturnType<typeof createColors>;

/** What the two output streams can show. Decided once, at start. */
export interface Terminal {
  /** Columns to fill; tables and plots never exceed them. */
  readonly width: number;
  /** Styles for standard output and for standard error. */
  readonly colours: Colours;
  readonly errorColours: Colours;
  /** Braille, block and line characters are shown; otherwise ASCII. */
  readonly unicode: boolean;
  /** Standard output goes to a person. */
  readonly interactive: boolean;
  /** Standard error goes to a person: progress may redraw its line. */
  readonly errorInteractive: boolean;
}

/** The part of a stream that matters here. */
export interface StreamFacts {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Widths outside are taken as if at the edge: below, words no longer fit; above, the eye loses the line. */
const NARROWEST = 32;
const WIDEST = 160;
const WIDTH_OF_A_FILE = 100;

/** Reads the streams and the environment (NO_COLOR, FORCE_COLOR, TERM, COLUMNS, LC_ALL …). */
export function describeTerminal(
  output: StreamFacts,
  error: StreamFacts,
  environment: Readonly<Record<string, string | undefined>>,
  colour: boolean,
): Terminal {
  return {
    width: widthOf(output, environment["COLUMNS"]),
    colours: createColors(colour && wantsColour(output, environment)),
    errorColours: createColors(colour && wantsColour(error, environment)),
    unicode: showsUnicode(environment),
    interactive: output.isTTY === true,
    errorInteractive: error.isTTY === true && environment["TERM"] !== "dumb",
  };
}

function widthOf(output: StreamFacts, columns: string | undefined): number {
  const told = output.columns ?? Number(columns);
  const width = Number.isInteger(told) && told > 0 ? told : WIDTH_OF_A_FILE;
  return Math.min(Math.max(width, NARROWEST), WIDEST);
}

function wantsColour(
  stream: StreamFacts,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (set(environment["NO_COLOR"])) return false;
  if (set(environment["FORCE_COLOR"])) return environment["FORCE_COLOR"] !== "0";
  return stream.isTTY === true && environment["TERM"] !== "dumb";
}

function showsUnicode(environment: Readonly<Record<string, string | undefined>>): boolean {
  if (environment["TERM"] === "dumb" || environment["TERM"] === "linux") return false;
  const locale = environment["LC_ALL"] || environment["LC_CTYPE"] || environment["LANG"];
  // No locale at all is what containers have; their terminals are UTF-8.
  return !set(locale) || !/^(?:C|POSIX)$|8859|ascii/i.test(locale);
}

function set(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}
