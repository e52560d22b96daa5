import { formatCell, getScenario, listScenarios, runScenario } from "@onset/scenarios";
import type { Scenario, ScenarioResult, ScenarioTable } from "@onset/scenarios";
import type { Command } from "commander";
import { addOutputOptions } from "../options/add-options.ts";
import type { OutputOptions } from "../options/add-options.ts";
import { helpEnd } from "../options/help.ts";
import { parseSettings } from "../options/parse-settings.ts";
import { collect } from "../options/parse-values.ts";
import { action } from "../options/action.ts";
import { checkOut, chooseFormat, deliver } from "../present/deliver-document.ts";
import { EXIT_CODES_HELP } from "../session/exit-code.ts";
import type { Session } from "../session/session.ts";
import { renderTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrap } from "../terminal/wrap.ts";
import { version } from "../version.ts";

interface RunOptions extends OutputOptions {
  readonly set?: readonly string[];
}

/** `onset scenario list | show NAME | run NAME`. */
export function define(command: Command, signal: AbortSignal): void {
  command.description(
    "Stories of emergence, computed: list them, read one, run one with constants of your own.",
  );
  command.addHelpText("after", examples);
  const list = command.command("list").description("Name every scenario.");
  addOutputOptions(list, ["table", "json"]).action(action(signal, listAll));
  const show = command
    .command("show")
    .description("Print a scenario's text, parameters and questions.")
    .argument("<name>", "as `onset scenario list` names it");
  addOutputOptions(show, ["table", "json"]).action(action(signal, showOne));
  const run = command
    .command("run")
    .description("Compute a scenario's tables.")
    .argument("<name>", "as `onset scenario list` names it")
    .option("--set <name=value>", "change a parameter; repeatable", collect);
  addOutputOptions(run, ["table", "json"]).action(action(signal, runOne));
  for (const each of [list, show, run]) each.addHelpText("after", examples);
}

const examples = helpEnd(
  [
    ["onset scenario list", "what there is"],
    ["onset scenario show kata", "the story, its parameters, questions"],
    ["onset scenario run kata", "its tables"],
    ["onset scenario run kata --set steepness=30 --format json", "a sharper threshold, as JSON"],
  ],
  EXIT_CODES_HELP,
);

async function listAll(session: Session, options: OutputOptions): Promise<void> {
  const format = await target(options);
  const scenarios = listScenarios();
  const table = (): string =>
    renderTable(
      [
        { title: "scenario" },
        { title: "title", elastic: true },
        { title: "parameters", align: "right", sheds: 1 },
      ],
      scenarios.map((card) => [card.name, card.title, String(card.parameters)]),
      session.terminal,
    ).text;
  await deliver(session, { table, json: () => ({ onset: version, scenarios }) }, format);
}

async function showOne(session: Session, options: OutputOptions, name: string): Promise<void> {
  const format = await target(options);
  const scenario = getScenario(name);
  await deliver(
    session,
    { table: () => story(scenario, session.terminal), json: () => ({ onset: version, ...scenario }) },
    format,
  );
}

async function runOne(session: Session, options: RunOptions, name: string): Promise<void> {
  const format = await target(options);
  const result = runScenario(name, { set: parseSettings(options.set ?? []) });
  await deliver(
    session,
    { table: () => tables(result, session.terminal), json: () => ({ onset: version, ...result }) },
    format,
  );
}

async function target(
  options: OutputOptions,
): Promise<{ format: "table" | "json"; out: string | undefined }> {
  const format = chooseFormat(options.format, options.out, ["table", "json"]);
  await checkOut(options.out);
  return { format: format === "json" ? "json" : "table", out: options.out };
}

function story(scenario: Scenario, terminal: Terminal): string {
  const { colours, width } = terminal;
  const parameters = renderTable(
    [
      { title: "parameter" },
      { title: "value", align: "right" },
      { title: "unit", sheds: 1 },
      { title: "from", align: "right", sheds: 3 },
      { title: "to", align: "right", sheds: 3 },
      { title: "what it is", elastic: true, sheds: 2 },
    ],
    scenario.parameters.map((each) => [
      each.name,
      String(each.value),
      each.unit,
      String(each.low),
      String(each.high),
      each.description,
    ]),
    terminal,
  ).text;
  return [
    colours.bold(scenario.title),
    wrap(scenario.summary, width),
    ...scenario.text.map(({ title, paragraphs }) =>
      [colours.bold(title), ...paragraphs.map((text) => wrap(text, width))].join("\n"),
    ),
    `${colours.bold("Parameters")} (change any with --set name=value)\n${parameters}`,
    `${colours.bold("Questions")}\n${scenario.questions.map((text) => wrap(`- ${text}`, width)).join("\n")}`,
    wrap(`Source: ${scenario.source}`, width),
  ].join("\n\n");
}

function tables(result: ScenarioResult, terminal: Terminal): string {
  const { colours } = terminal;
  return [
    colours.bold(wrap(result.title, terminal.width)),
    ...result.tables.map((table) => oneTable(table, terminal)),
  ].join("\n\n");
}

function oneTable(table: ScenarioTable, terminal: Terminal): string {
  const columns = table.columns.map((column) => ({
    title: column.name,
    align: column.display === "text" ? ("left" as const) : ("right" as const),
  }));
  const rows = table.rows.map((row) =>
    row.map((cell, index) => formatCell(cell, table.columns[index]?.display ?? "text")),
  );
  const note = table.note === "" ? "" : `\n${terminal.colours.dim(wrap(table.note, terminal.width))}`;
  return `${terminal.colours.bold(wrap(table.title, terminal.width))}\n${renderTable(columns, rows, terminal).text}${note}`;
}
