// The coverage study's figure: a row a cell, its three methods above one another, threshold and width side by side; what is claimed
// of a group is shaded. A self-contained SVG that follows the reader's colour scheme.
const ROW = 26;
const HEAD = 24;
const LEFT = 222;
const PANEL = 300;
const SPACE = 48;
const TOP = 92;
const FROM = 0.5;
const BOLD = 'style="font-weight:600"';
/** Where a method stands in its row: how far below the middle, and in which column where it is left of the axis. */
const PLACES = {
  profile: [-6, 0],
  upper: [-2, 0],
  posterior: [2, 1],
  bootstrap: [6, 2],
  "posterior-upper": [6, 2],
};
const NAMES = { profile: "profile", posterior: "posterior", bootstrap: "bootstrap" };

/** Rows as of `rows.mjs`, in the order of the page. */
export function coverageFigure(rows) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  let y = TOP;
  const body = groups.flatMap((group) => {
    const own = rows.filter((row) => row.group === group);
    const head = text(8, y + 17, group, BOLD);
    y += HEAD;
    const from = y;
    const cells = [...new Set(own.map(({ cell }) => cell))].flatMap((cell) => {
      const middle = y + ROW / 2;
      y += ROW;
      const marks = own.filter((row) => row.cell === cell).map((row) => mark(row, middle));
      return [text(LEFT - 14, middle + 4, cell, 'text-anchor="end"'), ...marks];
    });
    return [head, ...bands(own, from, y), ...cells];
  });
  const width = LEFT + 2 * PANEL + SPACE + 28;
  const title = "Coverage of 95 % intervals";
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 34}" width="${width}" height="${y + 34}" role="img" aria-label="${title} by cell, method and quantity">`,
    `<style>${STYLE}</style>`,
    text(8, 22, title, BOLD),
    ...legend(),
    ...axis("threshold", "Threshold", y),
    ...axis("width", "Width", y),
    ...body,
    "</svg>",
  ].join("\n")}\n`;
}

const STYLE =
  "text{font:13px system-ui,sans-serif;fill:#1a1a1a}.rule{stroke:#ddd}.goal{stroke:#777;stroke-dasharray:4 3}.band{fill:#0b6e6e;opacity:.13}" +
  ".profile,.upper{stroke:#0b6e6e;fill:#0b6e6e}.posterior,.posterior-upper{stroke:#7a3ea8;fill:#7a3ea8}.bootstrap{stroke:#9a5b00;fill:#fff}.small{font-size:11px}" +
  "@media(prefers-color-scheme:dark){text{fill:#eee}.rule{stroke:#444}.goal{stroke:#aaa}.band{opacity:.35}.profile,.upper{stroke:#4cc;fill:#4cc}.posterior,.posterior-upper{stroke:#c9f;fill:#c9f}.bootstrap{stroke:#e0a040;fill:#222}}";

function left(quantity) {
  return quantity === "threshold" ? LEFT : LEFT + PANEL + SPACE;
}

function place(quantity, share) {
  return left(quantity) + (PANEL * (Math.max(FROM, share) - FROM)) / (1 - FROM);
}

/** Every claim of a group is one and the same for its methods; a band stands where a quantity is claimed. */
function bands(rows, top, bottom) {
  return ["threshold", "width"].flatMap((quantity) => {
    const claim = rows.find((row) => row.quantity === quantity && row.claim !== null)?.claim;
    if (claim === undefined) return [];
    const [low, high] = claim.map((end) => place(quantity, end));
    return `<rect class="band" x="${low.toFixed(1)}" y="${top}" width="${(high - low).toFixed(1)}" height="${bottom - top}"/>`;
  });
}

function mark({ method, quantity, coverage, interval }, middle) {
  const [below, column] = PLACES[method];
  if (coverage < FROM) {
    return beyond(method, left(quantity) + 2 + 46 * column, middle, `${(100 * coverage).toFixed(0)} %`);
  }
  const y = middle + below;
  const [low, at, high] = [interval[0], coverage, interval[1]].map((share) => place(quantity, share));
  const line = `<line class="${method}" stroke-width="1.5" x1="${low.toFixed(1)}" x2="${high.toFixed(1)}" y1="${y}" y2="${y}"/>`;
  return `${line}${symbol(method, at, y)}`;
}

/** A share left of the axis: an arrow, and the number. */
function beyond(method, x, y, words) {
  return `<path class="${method}" d="M${x} ${y}l6 -3.5v7z"/>${text(x + 9, y + 4, words, 'class="small"')}`;
}

function symbol(method, x, y) {
  if (method === "bootstrap")
    return `<rect class="bootstrap" stroke-width="1.5" x="${(x - 3).toFixed(1)}" y="${y - 3}" width="6" height="6"/>`;
  if (method.startsWith("posterior")) return `<path class="posterior" d="M${x} ${y - 4}l4 4l-4 4l-4 -4z"/>`;
  return `<circle class="${method}" cx="${x}" cy="${y}" r="3"/>`;
}

function legend() {
  const marks = Object.entries(NAMES).flatMap(([method, name], i) => {
    const x = LEFT + 10 + 106 * i;
    return [symbol(method, x, 42), text(x + 10, 46, name)];
  });
  const band = `<rect class="band" x="${LEFT + 330}" y="35" width="22" height="14"/>`;
  return [
    ...marks,
    band,
    text(LEFT + 358, 46, "claimed"),
    beyond("profile", LEFT + 440, 42, `below ${100 * FROM} %`),
  ];
}

function axis(quantity, name, bottom) {
  const line = (kind, at) =>
    `<line class="${kind}" x1="${at.toFixed(1)}" x2="${at.toFixed(1)}" y1="${TOP - 4}" y2="${bottom}"/>`;
  return [
    text(left(quantity) + PANEL / 2, TOP - 18, name, `text-anchor="middle" ${BOLD}`),
    ...[0.5, 0.6, 0.7, 0.8, 0.9, 1].flatMap((share) => {
      const at = place(quantity, share);
      return [
        line("rule", at),
        text(at, bottom + 18, `${Math.round(100 * share)} %`, 'text-anchor="middle"'),
      ];
    }),
    line("goal", place(quantity, 0.95)),
  ];
}

function text(x, y, words, more = "") {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${words}</text>`;
}
