import { addBlock, divideBlock, maxBlock, minBlock, multiplyBlock, powBlock, subtractBlock } from "./binary";
import { ADD, BLOCK, CELL, DIVIDE, Instruction, MAX, MIN, MULTIPLY, POW, Program, SUBTRACT } from "./program";
import { unaryBlock } from "./unary";

/** Runs instructions over `bytes` of one block; columns are read and written `offset` bytes on. */
export function runInstructions(code: usize, count: i32, offset: usize, bytes: usize): void {
  for (let i = 0; i < count; i++) {
    const own = changetype<Instruction>(code + <usize>i * offsetof<Instruction>());
    const moving = own.moving;
    const a = own.first + (moving & 1 ? offset : 0);
    const b = own.second + (moving & 2 ? offset : 0);
    const out = own.output + (moving & 4 ? offset : 0);
    const aStep = own.firstStep;
    const bStep = own.secondStep;
    switch (own.operation) {
      case ADD:
        addBlock(a, aStep, b, bStep, out, bytes);
        break;
      case SUBTRACT:
        subtractBlock(a, aStep, b, bStep, out, bytes);
        break;
      case MULTIPLY:
        multiplyBlock(a, aStep, b, bStep, out, bytes);
        break;
      case DIVIDE:
        divideBlock(a, aStep, b, bStep, out, bytes);
        break;
      case POW:
        powBlock(a, aStep, b, bStep, out, bytes);
        break;
      case MIN:
        minBlock(a, aStep, b, bStep, out, bytes);
        break;
      case MAX:
        maxBlock(a, aStep, b, bStep, out, bytes);
        break;
      default:
        unaryBlock(own.operation, a, aStep, out, bytes);
    }
  }
}

/** Bytes of the window's points, whole pairs of vectors. */
@inline
export function windowBytes(program: Program): usize {
  return <usize>((program.points + 3) & ~3) << 3;
}

/** What depends on no parameter, once for a window whose columns are in place. */
export function startWindow(program: Program): void {
  runInstructions(program.once, program.onceCount, 0, CELL);
  const bytes = windowBytes(program);
  for (let offset: usize = 0; offset < bytes; offset += BLOCK) {
    runInstructions(program.column, program.columnCount, offset, min(BLOCK, bytes - offset));
  }
}

/** Puts a curve's parameters into their cells and computes what follows from them alone. */
export function startCurve(program: Program, parameters: usize): void {
  for (let i = 0; i < program.parameters; i++) {
    const value = v128.load64_splat(parameters + (<usize>i << 3));
    const cell = program.cells + <usize>i * CELL;
    v128.store(cell, value);
    v128.store(cell, value, 16);
  }
  runInstructions(program.curve, program.curveCount, 0, CELL);
}

/** The values of a curve at every point of the window, written where the program's result is; whole pairs of vectors. */
export function runCurve(program: Program, parameters: usize): void {
  startCurve(program, parameters);
  const bytes = windowBytes(program);
  for (let offset: usize = 0; offset < bytes; offset += BLOCK) {
    runInstructions(program.point, program.pointCount, offset, min(BLOCK, bytes - offset));
  }
}
