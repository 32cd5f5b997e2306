//! Input values: variables and arguments against their types, by the rules of the specification (§6.1.2, §6.4.1).
//! What comes out is JSON of the right form: enums by name, dates and languages normalised.

use super::fail::Fail;
use super::types::{Argument, Model};
use async_graphql::Positioned;
use async_graphql::parser::types::{BaseType, OperationDefinition, Type};
use async_graphql_value::Value as Ast;
use serde_json::{Map, Value};

/// Arguments or variables by name; one that was not given is not there.
pub type Values = Map<String, Value>;

/// Coerces the variables of an operation.
pub fn variables(model: &Model, operation: &OperationDefinition, given: &Values) -> Result<Values, Fail> {
    let mut out = Values::new();
    for definition in &operation.variable_definitions {
        let definition = &definition.node;
        let name = definition.name.node.as_str();
        let place = definition.name.pos;
        match given.get(name) {
            Some(value) => {
                let path = format!("${name}");
                let value = value_of(model, &definition.var_type.node, value, &path).map_err(|fail| fail.at(place))?;
                out.insert(name.to_owned(), value);
            }
            None => match &definition.default_value {
                Some(default) => {
                    let ast = default.node.clone().into_value();
                    let none = Values::new();
                    let value = literal(model, &definition.var_type.node, &ast, &none, &format!("${name}"))?;
                    out.extend(value.map(|value| (name.to_owned(), value)));
                }
                None if !definition.var_type.node.nullable => {
                    let ty = &definition.var_type.node;
                    return Err(
                        Fail::input(format!("Variable `${name}` of type `{ty}` is needed; give it a value.")).at(place)
                    );
                }
                None => {}
            },
        }
    }
    Ok(out)
}

/// Coerces the arguments of a field.
pub fn arguments(
    model: &Model,
    definitions: &[Argument],
    given: &[(Positioned<async_graphql::Name>, Positioned<Ast>)],
    variables: &Values,
) -> Result<Values, Fail> {
    let mut out = Values::new();
    for definition in definitions {
        let ty = parse_type(definition.ty)?;
        let found = given.iter().find(|(name, _)| name.node.as_str() == definition.name);
        let value = match found {
            Some((_, ast)) => {
                literal(model, &ty, &ast.node, variables, definition.name).map_err(|fail| fail.at(ast.pos))?
            }
            None => None,
        };
        match value.or_else(|| definition.default.clone()) {
            Some(value) => {
                out.insert(definition.name.to_owned(), value);
            }
            None if !ty.nullable => return Err(needed(definition.name, &ty)),
            None => {}
        }
    }
    Ok(out)
}

/// A type in GraphQL's syntax.
pub fn parse_type(text: &str) -> Result<Type, Fail> {
    Type::new(text).ok_or_else(|| Fail::new("INTERNAL", format!("`{text}` is no type")))
}

fn needed(path: &str, ty: &Type) -> Fail {
    Fail::input(format!("`{path}` of type `{ty}` is needed and cannot be null."))
}

/// A value written in the document; `None` when it is a variable that was not given.
fn literal(model: &Model, ty: &Type, ast: &Ast, variables: &Values, path: &str) -> Result<Option<Value>, Fail> {
    if let Ast::Variable(name) = ast {
        // the variable was coerced to its own type, which validation found to fit here
        return match variables.get(name.as_str()) {
            Some(Value::Null) if !ty.nullable => Err(needed(path, ty)),
            other => Ok(other.cloned()),
        };
    }
    if matches!(ast, Ast::Null) {
        return if ty.nullable { Ok(Some(Value::Null)) } else { Err(needed(path, ty)) };
    }
    let value = match &ty.base {
        BaseType::List(inner) => match ast {
            Ast::List(items) => {
                let mut out = Vec::with_capacity(items.len());
                for (at, item) in items.iter().enumerate() {
                    let path = format!("{path}.{at}");
                    out.push(literal(model, inner, item, variables, &path)?.unwrap_or(Value::Null));
                }
                Value::Array(out)
            }
            // one value stands for a list of one
            single => Value::Array(literal(model, inner, single, variables, path)?.into_iter().collect()),
        },
        BaseType::Named(name) => match (model.find_input(name), ast) {
            (Some(input), Ast::Object(fields)) => {
                let mut out = Values::new();
                for definition in &input.fields {
                    let ty = parse_type(definition.ty)?;
                    let path = format!("{path}.{}", definition.name);
                    let value = match fields.get(definition.name) {
                        Some(ast) => literal(model, &ty, ast, variables, &path)?,
                        None => None,
                    };
                    match value.or_else(|| definition.default.clone()) {
                        Some(value) => {
                            out.insert(definition.name.to_owned(), value);
                        }
                        None if !ty.nullable => return Err(needed(&path, &ty)),
                        None => {}
                    }
                }
                known_fields(fields.keys().map(|name| name.as_str()), input.name, &out, input.fields.as_slice(), path)?;
                Value::Object(out)
            }
            (Some(input), _) => return Err(wrong(path, input.name, "an object")),
            (None, Ast::Enum(value)) if model.find_enum(name).is_some() => {
                enum_value(model, name, value.as_str(), path)?
            }
            (None, Ast::Enum(_)) => return Err(wrong(path, name, "no enum value")),
            (None, _) if model.find_enum(name).is_some() => return Err(wrong(path, name, "a value without quotes")),
            (None, scalar_ast) => {
                let json = scalar_ast.clone().into_json().map_err(|_| wrong(path, name, "a plain value"))?;
                scalar(model, name, &json, path)?
            }
        },
    };
    Ok(Some(value))
}

/// A value of a variable, which is JSON.
fn value_of(model: &Model, ty: &Type, value: &Value, path: &str) -> Result<Value, Fail> {
    if value.is_null() {
        return if ty.nullable { Ok(Value::Null) } else { Err(needed(path, ty)) };
    }
    match &ty.base {
        BaseType::List(inner) => match value {
            Value::Array(items) => {
                let items =
                    items.iter().enumerate().map(|(at, item)| value_of(model, inner, item, &format!("{path}.{at}")));
                Ok(Value::Array(items.collect::<Result<_, _>>()?))
            }
            single => Ok(Value::Array(vec![value_of(model, inner, single, path)?])),
        },
        BaseType::Named(name) => {
            if let Some(input) = model.find_input(name) {
                let Value::Object(fields) = value else { return Err(wrong(path, input.name, "an object")) };
                let mut out = Values::new();
                for definition in &input.fields {
                    let ty = parse_type(definition.ty)?;
                    let path = format!("{path}.{}", definition.name);
                    match fields.get(definition.name) {
                        Some(value) => {
                            out.insert(definition.name.to_owned(), value_of(model, &ty, value, &path)?);
                        }
                        None => match &definition.default {
                            Some(default) => {
                                out.insert(definition.name.to_owned(), default.clone());
                            }
                            None if !ty.nullable => return Err(needed(&path, &ty)),
                            None => {}
                        },
                    }
                }
                known_fields(fields.keys().map(String::as_str), input.name, &out, &input.fields, path)?;
                return Ok(Value::Object(out));
            }
            match value {
                Value::String(text) if model.find_enum(name).is_some() => enum_value(model, name, text, path),
                _ if model.find_enum(name).is_some() => Err(wrong(path, name, "one of its values as a string")),
                other => scalar(model, name, other, path),
            }
        }
    }
}

fn known_fields<'f>(
    given: impl Iterator<Item = &'f str>,
    input: &str,
    known: &Values,
    fields: &[Argument],
    path: &str,
) -> Result<(), Fail> {
    for name in given {
        if !known.contains_key(name) && !fields.iter().any(|field| field.name == name) {
            return Err(Fail::input(format!("`{path}.{name}`: `{input}` has no field of this name.")));
        }
    }
    Ok(())
}

fn wrong(path: &str, ty: &str, wanted: &str) -> Fail {
    Fail::input(format!("`{path}` must be of type `{ty}`: {wanted}."))
}

fn enum_value(model: &Model, name: &str, value: &str, path: &str) -> Result<Value, Fail> {
    let Some(definition) = model.find_enum(name) else { return Err(wrong(path, name, "an enum value")) };
    if definition.values.iter().any(|(known, _)| known == value) {
        return Ok(Value::String(value.to_owned()));
    }
    let all: Vec<_> = definition.values.iter().map(|(value, _)| value.as_str()).collect();
    Err(wrong(path, name, &format!("one of {}", all.join(", "))))
}

fn scalar(model: &Model, name: &str, value: &Value, path: &str) -> Result<Value, Fail> {
    match (name, value) {
        ("JSON", _) => Ok(value.clone()),
        // PostgreSQL stores no such text, so none can be looked for
        (_, Value::String(text)) if text.contains('\0') => {
            Err(wrong(path, name, "a text without the character U+0000"))
        }
        ("Int", Value::Number(number)) => {
            let whole = number.as_i64().or_else(|| number.as_f64().filter(|f| f.fract() == 0.0).map(|f| f as i64));
            match whole.and_then(|whole| i32::try_from(whole).ok()) {
                Some(whole) => Ok(Value::from(whole)),
                None => Err(wrong(path, name, "a whole number between -2147483648 and 2147483647")),
            }
        }
        ("Int", _) => Err(wrong(path, name, "a whole number")),
        ("Float", Value::Number(_)) => Ok(value.clone()),
        ("Float", _) => Err(wrong(path, name, "a number")),
        ("Boolean", Value::Bool(_)) => Ok(value.clone()),
        ("Boolean", _) => Err(wrong(path, name, "true or false")),
        ("String", Value::String(_)) => Ok(value.clone()),
        ("String", _) => Err(wrong(path, name, "a text in quotes")),
        ("ID", Value::String(_)) => Ok(value.clone()),
        ("ID", Value::Number(number)) if number.is_i64() => Ok(Value::String(number.to_string())),
        ("ID", _) => Err(wrong(path, name, "an id as this API gave it")),
        (_, Value::String(text)) => match model.find_scalar(name) {
            Some(definition) => {
                (definition.read)(text).map(Value::String).map_err(|message| wrong(path, name, &message))
            }
            None => Err(wrong(path, name, "a value of this type")),
        },
        _ => Err(wrong(path, name, "a text in quotes")),
    }
}
