import { describe, expect, it } from "vitest";
import { InOrder } from "../src/InOrder.ts";

function collector(): { consumed: string[]; inOrder: InOrder<string> } {
  const consumed: string[] = [];
  const inOrder = new InOrder<string>(async (index, value) => {
    await Promise.resolve();
    if (value === "bad") throw new Error("cannot take it");
    consumed.push(`${index}${value}`);
  });
  return { consumed, inOrder };
}

describe("results taken in any order", () => {
  it("are consumed by index, whichever comes first", async () => {
    const { consumed, inOrder } = collector();
    await Promise.all([inOrder.accept(2, "c"), inOrder.accept(0, "a"), inOrder.accept(1, "b")]);
    expect(consumed).toEqual(["0a", "1b", "2c"]);
  });

  it("hold their engine back until they are consumed", async () => {
    const { consumed, inOrder } = collector();
    const second = inOrder.accept(1, "b").then(() => consumed.push("second resolved"));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(consumed).toEqual([]);
    await inOrder.accept(0, "a");
    await second;
    expect(consumed).toEqual(["0a", "1b", "second resolved"]);
  });

  it("go on after a pause with nothing waiting", async () => {
    const { consumed, inOrder } = collector();
    await inOrder.accept(0, "a");
    await inOrder.accept(1, "b");
    expect(consumed).toEqual(["0a", "1b"]);
  });

  it("reject from the one that could not be consumed on, and nothing after it is consumed", async () => {
    const { consumed, inOrder } = collector();
    const settled = await Promise.allSettled([
      inOrder.accept(2, "c"),
      inOrder.accept(1, "bad"),
      inOrder.accept(0, "a"),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
    await expect(inOrder.accept(3, "d")).rejects.toThrow("cannot take it");
    expect(consumed).toEqual(["0a"]);
  });

  it("are released when the whole is given up, so that no engine waits for ever", async () => {
    const { consumed, inOrder } = collector();
    const waiting = inOrder.accept(1, "b");
    const refused = expect(waiting).rejects.toThrow("stopped");
    await inOrder.fail(new Error("stopped"));
    await refused;
    expect(consumed).toEqual([]);
  });
});
