import ts from 'typescript';
import { isTest, type SourceFile } from '../source-tree.js';

const ROUTES = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Head', 'Options', 'Sse', 'Search']);
const CONTROLLERS = new Set(['Controller', 'DeskController']);
const GUARDS = new Set(['Public', 'Allow']);
const VIETNAMESE = /[à-ỹđÀ-ỸĐ]/u;

/** Rule 5: every route says who may use it. */
export function findOpenRoutes(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  forEachNode(files.filter(({ path }) => !isTest(path)), (node, file) => {
    if (!ts.isClassDeclaration(node) || !decoratorsOf(node).some((name) => CONTROLLERS.has(name))) return;
    const guarded = decoratorsOf(node).some((name) => GUARDS.has(name));
    for (const member of node.members) {
      const names = decoratorsOf(member);
      if (!names.some((name) => ROUTES.has(name)) || guarded || names.some((name) => GUARDS.has(name))) continue;
      problems.push(`${file.path}: ${node.name?.text ?? 'a class'}.${member.name?.getText() ?? ''} has neither @Public() nor @Allow(…)`);
    }
  });
  return problems;
}

/** Rule 5: only platform/config reads the environment. */
export function findEnvironmentReaders(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  const mine = files.filter(({ path }) => !isTest(path) && !path.startsWith('src/platform/config/'));
  forEachNode(mine, (node, file) => {
    const member = ts.isPropertyAccessExpression(node) && node.expression.getText() === 'process' && node.name.text === 'env';
    const element = ts.isElementAccessExpression(node) && node.expression.getText() === 'process';
    const taken = ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === 'env' && takenFromProcess(node);
    const imported = ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === 'env' && /['"](node:)?process['"]/.test(node.parent.parent.parent.getText());
    if (member || element || taken || imported) problems.push(`${file.path} reads the environment`);
  });
  return problems;
}

function takenFromProcess(node: ts.BindingElement): boolean {
  const declaration = node.parent.parent;
  return ts.isVariableDeclaration(declaration) && declaration.initializer?.getText() === 'process';
}

/** Rule 5: every refusal code has a Vietnamese text. */
export function findWordlessRefusals(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  forEachNode(files.filter(({ path }) => !isTest(path)), (node, file) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineRefusals') return;
    const [definitions] = node.arguments;
    if (!definitions || !ts.isObjectLiteralExpression(definitions)) return;
    for (const definition of definitions.properties) {
      if (!ts.isPropertyAssignment(definition) || !ts.isObjectLiteralExpression(definition.initializer)) continue;
      const text = definition.initializer.properties.find((property) => property.name?.getText() === 'text')?.getText() ?? '';
      if (!VIETNAMESE.test(text)) problems.push(`${file.path}: ${definition.name.getText()} has no Vietnamese text`);
    }
  });
  return problems;
}

function decoratorsOf(node: ts.Node): string[] {
  if (!ts.canHaveDecorators(node)) return [];
  return (ts.getDecorators(node) ?? []).map(({ expression }) => (ts.isCallExpression(expression) ? expression.expression : expression).getText());
}

function forEachNode(files: readonly SourceFile[], look: (node: ts.Node, file: SourceFile) => void): void {
  for (const file of files) {
    const visit = (node: ts.Node): void => {
      look(node, file);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true));
  }
}
