/** Puts the page that the address asks for (`?page=simulate`) where the first one stands, and marks its link. */
export function choosePage(): void {
  const page = new URLSearchParams(location.search).get("page") === "simulate" ? "simulate" : "fit";
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".pages a")) {
    if (link.dataset["page"] === page) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (page === "simulate")
    document.querySelector("onset-lab")?.replaceWith(document.createElement("onset-simulate"));
}
