import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema, findBreakingChanges, isEnumType, isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string) => buildSchema(readFileSync(resolve(root, path), 'utf8'));

/** Whether the landed schema had marked as deprecated what a change removes: `Type.field was removed.` and the like. */
function wasDeprecated(landed: GraphQLSchema, description: string): boolean {
  const removed = /^(?:(\w+) was removed from enum type (\w+)|(\w+)\.(\w+)(?: arg (\w+))? was removed)/.exec(description);
  if (!removed) return false;
  const [, value, enumName, typeName, fieldName, argumentName] = removed;
  if (value && enumName) {
    const type = landed.getType(enumName);
    return isEnumType(type) && Boolean(type.getValue(value)?.deprecationReason);
  }
  const type = landed.getType(typeName ?? '');
  if (!isObjectType(type) && !isInputObjectType(type)) return false;
  const field = type.getFields()[fieldName ?? ''];
  if (!argumentName) return Boolean(field?.deprecationReason);
  const argument = field && 'args' in field ? field.args.find((one) => one.name === argumentName) : undefined;
  return Boolean(argument?.deprecationReason);
}

function breaking(landed: GraphQLSchema, now: GraphQLSchema): string[] {
  return findBreakingChanges(landed, now)
    .map((change) => change.description)
    .filter((description) => !wasDeprecated(landed, description));
}

describe('the published schema', () => {
  it('breaks nothing that has landed, unless it was deprecated first', () => {
    const found = breaking(read('tests/landed/schema.graphql'), read('schema.graphql'));
    expect(found, 'mark with @deprecated what is to go, land that, and remove it in a later change').toEqual([]);
  });

  it('is guarded by a test that can fail', () => {
    const landed = buildSchema('type Query { a(x: Int): Int b: Int @deprecated c: E } enum E { P Q @deprecated }');
    expect(breaking(landed, buildSchema('type Query { b: Int c: E } enum E { P Q }'))).toEqual(['Query.a was removed.']);
    expect(breaking(landed, buildSchema('type Query { a(x: Int): String c: E } enum E { P }'))).toHaveLength(1);
    expect(breaking(landed, buildSchema('type Query { a(x: Int): Int c: E } enum E { P }'))).toEqual([]);
  });
});
