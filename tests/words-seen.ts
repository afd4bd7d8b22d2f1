/**
 * Where the words of a message are opened outside understanding/, as the type checker sees it: whatever comes from
 * `Message.text`, `Message.quoted` or `Reading.text` is followed through names, parameters and calls. To keep it, to
 * hand it on, or to put it into a record is not to see it; to test it, to cut it, to compare it is.
 */
import { join, relative } from 'node:path'
import ts from 'typescript'

export interface Opened {
  readonly file: string
  readonly line: number
}

/** Rooms that may not read, and the interfaces whose fields hold the words. */
const ROOMS = /^src\/(?:conversation|reminders)\//
const WORDS: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/\/conversation\/(?:turn\/)?turn\.ts$/, 'Message', ['text', 'quoted']],
  [/\/understanding\/reading\.ts$/, 'Reading', ['text']],
]

/** `root`: the top of a tree with its own tsconfig.json. */
export function programOf(root: string): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const files = ts.sys.readDirectory(join(root, 'src'), ['.ts'])
  return ts.createProgram(
    files.filter((it) => ROOMS.test(relative(root, it))),
    { ...options, types: [], noEmit: true },
  )
}

/** Every place where words are opened, in the order of the files. */
export function wordsSeen(root: string, program = programOf(root)): Opened[] {
  return new Tracking(root, program).follow()
}

class Tracking {
  readonly #root: string
  readonly #checker: ts.TypeChecker
  readonly #files: readonly ts.SourceFile[]
  readonly #fields: ReadonlySet<ts.Node>
  /** Names that hold words, and parameters of which something is read. */
  readonly #holding = new Set<ts.Symbol>()
  readonly #reading = new Set<ts.Symbol>()
  readonly #opened = new Map<ts.Node, ts.SourceFile>()
  #grown = true

  constructor(root: string, program: ts.Program) {
    this.#root = root
    this.#checker = program.getTypeChecker()
    this.#files = program.getSourceFiles().filter((it) => this.#isOurs(it))
    this.#fields = new Set(program.getSourceFiles().flatMap(fieldsOf))
  }

  follow(): Opened[] {
    while (this.#grown) {
      this.#grown = false
      for (const file of this.#files) this.#walk(file)
    }
    return [...this.#opened]
      .map(([node, file]) => ({
        file: relative(this.#root, file.fileName),
        line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      }))
      .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  }

  #isOurs(file: ts.SourceFile): boolean {
    return ROOMS.test(relative(this.#root, file.fileName))
  }

  #walk(node: ts.Node): void {
    if (ts.isBindingElement(node) && this.#bindsWords(node)) this.#hold(node.name)
    if ((ts.isPropertyAccessExpression(node) || ts.isIdentifier(node)) && this.#isWords(node)) this.#use(node)
    ts.forEachChild(node, (it) => this.#walk(it))
  }

  #bindsWords(node: ts.BindingElement): boolean {
    const name = node.propertyName ?? node.name
    const field = ts.isIdentifier(name)
      ? this.#checker.getPropertyOfType(this.#checker.getTypeAtLocation(node.parent), name.text)
      : undefined
    return field?.declarations?.some((it) => this.#fields.has(it)) === true
  }

  #isWords(node: ts.Expression): boolean {
    if (ts.isIdentifier(node)) {
      const { parent } = node
      const named =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) || ts.isBindingElement(parent)
      if (named || isDeclared(node)) return false
      const symbol = ts.isShorthandPropertyAssignment(parent)
        ? this.#checker.getShorthandAssignmentValueSymbol(parent)
        : this.#checker.getSymbolAtLocation(node)
      return symbol !== undefined && this.#holding.has(symbol)
    }
    const symbol = this.#checker.getSymbolAtLocation(node)
    return symbol?.declarations?.some((it) => this.#fields.has(it)) === true
  }

  /** What becomes of an expression that holds words. */
  #use(node: ts.Expression): void {
    const { parent } = node
    if (isSame(node)) this.#use(parent as ts.Expression)
    else if (ts.isTemplateSpan(parent)) this.#use(parent.parent)
    else if (ts.isVariableDeclaration(parent)) this.#hold(parent.name)
    else if (ts.isCallExpression(parent)) this.#passed(parent, node)
    else if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) {
      this.#open(node)
      const { parent: call } = parent
      if (ts.isCallExpression(call) && call.expression === parent && this.#isText(call)) this.#use(call)
    } else if (opens(node)) this.#open(node)
    else {
      const call = callAround(node)
      if (call !== null && this.#calleeOf(call) === null) this.#open(node)
    }
  }

  /** To one of our functions: what that reads is read here; to any other: it is read. */
  #passed(call: ts.CallExpression, node: ts.Expression): void {
    const callee = this.#calleeOf(call)
    if (callee === null) this.#open(node)
    else {
      const parameter = callee.parameters[call.arguments.indexOf(node)]
      if (parameter !== undefined) {
        this.#hold(parameter.name)
        const symbol = this.#checker.getSymbolAtLocation(parameter.name)
        if (symbol !== undefined && this.#reading.has(symbol)) this.#open(node)
      }
    }
    if (this.#isText(call)) this.#use(call)
  }

  #calleeOf(call: ts.CallExpression): ts.SignatureDeclaration | null {
    const declaration = this.#checker.getResolvedSignature(call)?.declaration
    if (declaration === undefined || declaration.kind === ts.SyntaxKind.JSDocSignature) return null
    return this.#isOurs(declaration.getSourceFile()) ? (declaration as ts.SignatureDeclaration) : null
  }

  #isText(node: ts.Expression): boolean {
    return (this.#checker.getTypeAtLocation(node).flags & ts.TypeFlags.StringLike) !== 0
  }

  #hold(name: ts.BindingName): void {
    const symbol = ts.isIdentifier(name) ? this.#checker.getSymbolAtLocation(name) : undefined
    if (symbol === undefined || this.#holding.has(symbol)) return
    this.#holding.add(symbol)
    this.#grown = true
  }

  #open(node: ts.Expression): void {
    if (this.#opened.has(node)) return
    this.#opened.set(node, node.getSourceFile())
    this.#grown = true
    const symbol = ts.isIdentifier(node) ? this.#checker.getSymbolAtLocation(node) : undefined
    if (symbol?.valueDeclaration !== undefined && ts.isParameter(symbol.valueDeclaration))
      this.#reading.add(symbol)
  }
}

/** The fields of the interfaces above. */
function fieldsOf(file: ts.SourceFile): ts.Node[] {
  return file.statements.flatMap((it) => {
    if (!ts.isInterfaceDeclaration(it)) return []
    const names = WORDS.filter(([path, name]) => path.test(file.fileName) && name === it.name.text).flatMap(
      ([, , fields]) => fields,
    )
    return it.members.filter((member) => names.includes(member.name?.getText(file) ?? ''))
  })
}

function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node
  const declares =
    ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isPropertySignature(parent)
  return (declares && parent.name === node) || (ts.isPropertyAssignment(parent) && parent.name === node)
}

/** Brackets, a cast, a branch, `??` and `+` leave words what they are. */
function isSame(node: ts.Expression): boolean {
  const { parent } = node
  if (ts.isConditionalExpression(parent)) return parent.condition !== node
  if (ts.isBinaryExpression(parent)) return JOINING.has(parent.operatorToken.kind)
  return ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent) || ts.isAsExpression(parent)
}

const JOINING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BarBarToken,
])

/** Spread, gone through, or compared with more than null. */
function opens(node: ts.Expression): boolean {
  const { parent } = node
  if (ts.isForOfStatement(parent) || ts.isSpreadElement(parent)) return true
  if (!ts.isBinaryExpression(parent)) return false
  const other = parent.left === node ? parent.right : parent.left
  return !/^(?:null|undefined)$/.test(other.getText())
}

/** The call that is given an object which the node is a value of. */
function callAround(node: ts.Node): ts.CallExpression | null {
  const { parent } = node
  const valued = ts.isShorthandPropertyAssignment(parent) || ts.isPropertyAssignment(parent)
  const { parent: object } = parent
  return valued && ts.isObjectLiteralExpression(object) && ts.isCallExpression(object.parent)
    ? object.parent
    : null
}
