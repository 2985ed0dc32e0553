/** A parsed type expression. */
export type TypeExpression =
  | { kind: 'named'; name: string; args: TypeExpression[] }
  | { kind: 'tuple'; parts: TypeExpression[] }
  | { kind: 'array'; of: TypeExpression; length: number };

/** Parses expressions such as `Vec<(AccountId32, [u8; 4])>`. @throws on anything else, naming the expression. */
export function parseTypeExpression(text: string): TypeExpression {
  const tokens = text.match(/[A-Za-z0-9_.]+|[^\s]/g) ?? [];
  let at = 0;

  const fail = () => new Error(`malformed type expression "${text}"`);
  const take = (expected?: string): string => {
    const token = tokens[at++];
    if (token === undefined || (expected !== undefined && token !== expected)) throw fail();
    return token;
  };

  function list(close: string): TypeExpression[] {
    const parts: TypeExpression[] = [];
    while (tokens[at] !== close) {
      parts.push(expression());
      if (tokens[at] !== close) take(',');
    }
    take(close);
    return parts;
  }

  function expression(): TypeExpression {
    const token = take();
    if (token === '(') return { kind: 'tuple', parts: list(')') };
    if (token === '[') {
      const of = expression();
      take(';');
      const length = Number(take());
      take(']');
      if (!Number.isInteger(length)) throw fail();
      return { kind: 'array', of, length };
    }
    if (!/^\w/.test(token)) throw fail();
    if (tokens[at] !== '<') return { kind: 'named', name: token, args: [] };
    take('<');
    return { kind: 'named', name: token, args: list('>') };
  }

  const parsed = expression();
  if (at !== tokens.length) throw fail();
  return parsed;
}

/** The expression in one canonical spelling. */
export function printTypeExpression(type: TypeExpression): string {
  if (type.kind === 'tuple') return `(${type.parts.map(printTypeExpression).join(', ')})`;
  if (type.kind === 'array') return `[${printTypeExpression(type.of)}; ${type.length}]`;
  return type.args.length ? `${type.name}<${type.args.map(printTypeExpression).join(', ')}>` : type.name;
}
