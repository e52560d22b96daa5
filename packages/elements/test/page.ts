import { defineElements, type OnsetCurve } from "@onset/elements";
import fontUrl from "../page/inter-latin-wght.woff2?url";

/** Puts one `<onset-curve>` on an empty page and waits until it is drawn. */
export async function mount(
  properties: Partial<OnsetCurve> = {},
  attributes: Record<string, string> = {},
): Promise<OnsetCurve> {
  await loadFont();
  defineElements();
  const element = document.createElement("onset-curve");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, properties);
  document.body.replaceChildren(element);
  await settled(element);
  return element;
}

/** Waits until the element is drawn, including the width that its observer reports a frame later. */
export async function settled(element: OnsetCurve): Promise<void> {
  await element.settled();
  await frame();
  await frame();
  await element.settled();
}

/** A light or dark page. */
export function setScheme(scheme: "light" | "dark"): void {
  document.documentElement.style.colorScheme = scheme;
  document.body.style.background = "Canvas";
}

/** First element in the shadow root that matches; throws if there is none. */
export function within(element: OnsetCurve, selector: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing in the shadow root matches ${selector}`);
  return found;
}

/** The chart's canvas. */
export const canvasOf = (element: OnsetCurve): HTMLCanvasElement =>
  within(element, "canvas") as HTMLCanvasElement;

/** Number of pixels that are not transparent. */
export function ink(element: OnsetCurve): number {
  const canvas = canvasOf(element);
  const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let count = 0;
  for (let i = 3; i < pixels.length; i += 4) if (pixels[i] !== 0) count++;
  return count;
}

/** A key pressed in the chart. */
export async function press(element: OnsetCurve, key: string): Promise<void> {
  within(element, ".plot").dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
  await element.updateComplete;
}

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

let font: Promise<FontFace> | null = null;

/** The font in the repository, so that every machine sets the same text. */
export async function loadFont(): Promise<void> {
  font ??= new FontFace("Inter", `url(${fontUrl})`, { weight: "100 900" }).load();
  document.fonts.add(await font);
  document.documentElement.style.setProperty("--onset-font", "Inter");
  document.body.style.margin = "16px";
}
