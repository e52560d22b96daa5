// A canvas does not follow CSS: its colours must be read and the drawing repeated when they change. Each token gets
// an invisible probe whose `color` is the token; reading the probe resolves var(), light-dark() and system colours, and
// a transition on the probe tells of every change, whatever caused it (a class on <html>, the operating system,
// a stylesheet), which no event and no media query does.
import {
  html,
  isServer,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from "lit";
import { paintTokens, type Paint } from "../styles/tokens.styles.ts";

type Host = ReactiveControllerHost & HTMLElement;

/** Resolved colours of the host's tokens, and a call when they change. */
export class ThemeController implements ReactiveController {
  readonly #host: Host;
  readonly #onChange: (atOnce: boolean) => void;
  readonly #changed = (): void => this.#onChange(false);
  #listening: AbortController | null = null;

  /** `onChange` is told whether it must draw at once: paper waits for no frame. */
  constructor(host: Host, onChange: (atOnce: boolean) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", this.#changed, { signal });
    }
    addEventListener("beforeprint", () => this.#print(true), { signal });
    addEventListener("afterprint", () => this.#print(false), { signal });
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.#listening = null;
  }

  /** Goes once into the host's template. */
  probes(): TemplateResult {
    return html`<span class="probes" aria-hidden="true" @transitionend=${this.#changed}
      >${paintTokens.map((token) => html`<i data-token=${token}></i>`)}</span
    >`;
  }

  /** The colours now; null before the first render. */
  read(): Paint | null {
    const probes = this.#host.shadowRoot?.querySelectorAll<HTMLElement>(".probes > i");
    if (probes === undefined || probes.length === 0) return null;
    const entries = [...probes].map((probe) => [probe.dataset["token"], getComputedStyle(probe).color]);
    return Object.fromEntries(entries) as Paint;
  }

  /** Paper is white: while the page is printed, the tokens are read as on a light page. */
  #print(printing: boolean): void {
    const probes = this.#host.shadowRoot?.querySelector<HTMLElement>(".probes");
    probes?.style.setProperty("color-scheme", printing ? "light" : "");
    // Amid their transition probes would still tell the screen's colours.
    probes?.classList.add("still");
    this.#onChange(true);
    probes?.classList.remove("still");
  }

  /** Family name of the host's text, for labels inside the canvas. */
  readFont(): string {
    return getComputedStyle(this.#host).fontFamily;
  }
}
