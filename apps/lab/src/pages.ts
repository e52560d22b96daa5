/** Pages other than the first, by the name that the address has for them, and their elements. */
const PAGES: Readonly<Record<string, string>> = { simulate: "onset-simulate", formula: "onset-formula" };

/** Puts the page that the address asks for (`?page=simulate`) where the first one stands, and marks its link. */
export function choosePage(): void {
  const asked = new URLSearchParams(location.search).get("page") ?? "";
  const element = Object.hasOwn(PAGES, asked) ? PAGES[asked] : undefined;
  const page = element === undefined ? "fit" : asked;
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".pages a")) {
    if (link.dataset["page"] === page) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (element !== undefined)
    document.querySelector("onset-lab")?.replaceWith(document.createElement(element));
}
