import { css, type CSSResult } from "lit";

/** What every figure has: a caption, a message in its place where there is nothing to draw, a table behind it. */
export const figureStyles: CSSResult = css`
  figcaption {
    min-block-size: 1.5em;
    font-weight: 650;
    font-size: 1.0625rem;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .message {
    padding: 0.75rem 1rem;
    border: 1px dashed var(--_border);
    border-radius: 6px;
    color: var(--_muted-text);
    overflow-wrap: anywhere;
  }
  .error {
    color: var(--_text);
  }
  .error strong {
    color: var(--_danger);
  }
  .error code {
    color: var(--_muted-text);
    font-size: 0.8125rem;
  }
  .table summary {
    inline-size: fit-content;
    cursor: pointer;
    color: var(--_muted-text);
    font-size: 0.875rem;
  }
  .scroller {
    max-block-size: 24rem;
    margin-block-start: 0.5rem;
    overflow: auto;
  }
  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    font-size: 0.8125rem;
  }
  caption {
    padding-block-end: 0.5rem;
    color: var(--_muted-text);
    text-align: start;
  }
  th,
  td {
    padding: 0.25rem 0.75rem 0.25rem 0;
    border-block-end: 1px solid var(--_grid);
    text-align: start;
    vertical-align: baseline;
  }
  th {
    font-weight: 550;
  }
  .end {
    text-align: end;
  }
`;
