// Results and pictures as files, made in the page.
import { html, type TemplateResult } from "lit";

/** A file that is made when it is asked for. */
export interface SavedFile {
  /** What the button says. */
  readonly name: string;
  readonly extension: string;
  readonly type: string;
  readonly make: () => string | Blob | Promise<Blob>;
}

/** A button for each form; `title` becomes the file's name. */
export function saveButtons(
  title: string,
  files: readonly SavedFile[],
  failed: (error: unknown) => void,
): TemplateResult {
  return html`<div class="save" role="group" aria-label="Save ${title}">
    <span>Save as</span>
    ${files.map(
      (file) =>
        html`<button type="button" @click=${() => save(title, file).catch(failed)}>${file.name}</button>`,
    )}
  </div>`;
}

async function save(title: string, { extension, type, make }: SavedFile): Promise<void> {
  const made = await make();
  const url = URL.createObjectURL(made instanceof Blob ? made : new Blob([made], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileName(title)}.${extension}`;
  link.click();
  // The browser has begun to read by then; without this the bytes stay for the life of the page.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A title as the name of a file anywhere. */
export function fileName(title: string): string {
  const plain = title
    .replaceAll("+", "plus")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
  return plain === "" ? "fit" : plain.toLowerCase().slice(0, 80);
}

/** A standalone SVG as the file and as a PNG of twice its size. */
export function pictureFiles(svg: () => string): readonly SavedFile[] {
  return [
    { name: "SVG", extension: "svg", type: "image/svg+xml", make: svg },
    { name: "PNG", extension: "png", type: "image/png", make: () => toPng(svg()) },
  ];
}

/** Pixels of the file for one of the drawing. */
const DENSITY = 2;

async function toPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * DENSITY;
  canvas.height = image.naturalHeight * DENSITY;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob === null ? reject(new Error("the browser makes no PNG of this size")) : resolve(blob),
    ),
  );
}
