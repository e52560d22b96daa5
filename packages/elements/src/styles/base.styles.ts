import { css, unsafeCSS, type CSSResult } from "lit";
import { paintTokens } from "./tokens.styles.ts";

const probeColours = paintTokens.map(
  (token) => `.probes > [data-token="${token}"] { color: var(--_${token}) }`,
);

/** What every element's shadow root starts from. */
export const base: CSSResult = css`
  :host {
    display: block;
    position: relative;
    box-sizing: border-box;
    color: var(--_text);
    font-family: var(--_font);
    font-size: 0.9375rem;
    line-height: 1.5;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .probes {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
    forced-color-adjust: none;
  }
  .probes > i {
    transition: color 1ms;
  }
  .probes.still > i {
    transition: none;
  }
  ${unsafeCSS(probeColours.join("\n"))}
`;
