import { Command } from "commander";
import { addAnalyse } from "./commands/analyse.ts";
import { addData } from "./commands/data.ts";
import { addDemo } from "./commands/demo.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addFit } from "./commands/fit.ts";
import { addScenario } from "./commands/scenario.ts";
import { addSimulate } from "./commands/simulate.ts";
import { addSweep } from "./commands/sweep.ts";
import { helpEnd } from "./options/help.ts";
import { EXIT_CODES_HELP } from "./session/exit-code.ts";
import { printable } from "./terminal/printable.ts";
import { version } from "./version.ts";

/** The command line: every command, its options and its help. `signal` is aborted by Ctrl-C. */
export function createProgram(signal: AbortSignal): Command {
  const program = new Command("onset")
    .description(
      "Finds where language-model abilities switch on with scale, and how sharply.\n" +
        "Inputs are tables (*.csv, *.tsv), folders, globs, - for standard input, or data:ID for an embedded dataset.",
    )
    .version(version, "-V, --version", "print the version")
    .option("-q, --quiet", "no notes and no progress; warnings and errors stay")
    .option("--no-color", "no colours (also: NO_COLOR=1)")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput({
      writeErr: (text) => process.stderr.write(printable(text)),
      outputError: (text, write) => write(withRemedy(text)),
    })
    .showSuggestionAfterError(true)
    .exitOverride()
    .action(() => program.outputHelp());
  program.addHelpText(
    "after",
    helpEnd(
      [
        ["onset demo", "the main job on published results, and a dense sweep"],
        ["onset analyse scores.csv --report report.html", "the answers for a table of yours"],
        ["onset fit data:gpt3-arithmetic --task 2D+ --format json", "fits as JSON"],
        ["onset scenario run kata", "a story of emergence, computed"],
      ],
      `A table needs two columns, scale (parameters, FLOP or tokens; not logarithms) and score (0 to 1), or the\ncolumns that \`onset data export gpt3-arithmetic\` shows.\n\n${EXIT_CODES_HELP}`,
    ),
  );
  const place = { program, signal };
  addAnalyse(place);
  addFit(place);
  addSweep(place);
  addSimulate(place);
  addScenario(place);
  addData(place);
  addDoctor(place);
  addDemo(place);
  return program;
}

/** commander says what is wrong; what to do comes from here. */
function withRemedy(text: string): string {
  if (/unknown (?:option|command)|too many arguments|missing required|missing argument/.test(text)) {
    return `${text.trimEnd()}\nSee onset --help, or onset COMMAND --help.\n`;
  }
  return text;
}
