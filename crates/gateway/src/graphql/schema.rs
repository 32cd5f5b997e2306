//! The schema that async-graphql validates against, introspects and prints: made of the model.

use super::coerce::parse_type;
use super::types::{Argument, Model};
use async_graphql::dynamic::{
    Enum, EnumItem, Field, FieldFuture, InputObject, InputValue, Interface, InterfaceField, Object, Scalar, Schema,
    SchemaBuilder, SchemaError, Subscription, SubscriptionField, SubscriptionFieldFuture, TypeRef,
};
use async_graphql::parser::types::{BaseType, Type};
use async_graphql::{SDLExportOptions, ValidationMode, Value};
use futures_util::stream;

/// The name of the root of subscriptions.
pub const SUBSCRIPTION: &str = "Subscription";

/// A schema of a model.
pub fn schema(model: &Model, mode: ValidationMode) -> Result<Schema, SchemaError> {
    builder(model, mode).finish()
}

/// A schema of a model, to be finished. `mode` is strict for documents of callers.
pub fn builder(model: &Model, mode: ValidationMode) -> SchemaBuilder {
    let mutation = model.find_object("Mutation").map(|object| object.name);
    let subscription = model.find_object(SUBSCRIPTION).map(|object| object.name);
    let mut builder = Schema::build("Query", mutation, subscription)
        .validation_mode(mode)
        // the guard has its own limits; this one only needs to be no smaller
        .limit_recursive_depth(64)
        .limit_directives(40);
    for scalar in &model.scalars {
        builder =
            builder.register(Scalar::new(scalar.name).description(scalar.about).specified_by_url(scalar.specified_by));
    }
    for definition in &model.enums {
        let items = definition.values.iter().map(|(name, about)| EnumItem::new(name).description(*about));
        builder = builder.register(Enum::new(definition.name).description(definition.about).items(items));
    }
    for definition in &model.inputs {
        let start = InputObject::new(definition.name).description(definition.about);
        builder = builder.register(definition.fields.iter().fold(start, |object, field| object.field(input(field))));
    }
    let node = Interface::new("Node").description("Anything with a global id.").field(
        InterfaceField::new("id", TypeRef::named_nn("ID"))
            .description("Opaque id, unique in this network; it carries the type."),
    );
    builder = builder.register(node);
    for definition in &model.objects {
        if definition.name == SUBSCRIPTION {
            builder = builder.register(root_of_streams(definition));
            continue;
        }
        let mut object = Object::new(definition.name).description(definition.about);
        if definition.is_node {
            object = object.implement("Node");
        }
        for field in &definition.fields {
            let mut out =
                Field::new(field.name, type_ref(&field.ty), |_| FieldFuture::from_value(None)).description(field.about);
            for argument in &field.arguments {
                out = out.argument(input(argument));
            }
            object = object.field(out);
        }
        builder = builder.register(object);
    }
    builder
}

/// The root of subscriptions, which async-graphql has a type of its own for.
fn root_of_streams(definition: &super::types::Object) -> Subscription {
    definition.fields.iter().fold(Subscription::new(definition.name).description(definition.about), |root, field| {
        let out = SubscriptionField::new(field.name, type_ref(&field.ty), |_| {
            SubscriptionFieldFuture::new(async { Ok(stream::empty::<async_graphql::Result<Value>>()) })
        });
        let out = out.description(field.about);
        root.field(field.arguments.iter().fold(out, |out, argument| out.argument(input(argument))))
    })
}

/// The schema as text.
pub fn sdl(model: &Model) -> String {
    match schema(model, ValidationMode::Strict) {
        Ok(schema) => {
            schema.sdl_with_options(SDLExportOptions::new().include_specified_by().prefer_single_line_descriptions())
        }
        Err(error) => format!("# the schema is not valid: {error}\n"),
    }
}

fn input(argument: &Argument) -> InputValue {
    let out = InputValue::new(argument.name, type_ref(argument.ty)).description(argument.about);
    match &argument.default {
        Some(default) => out.default_value(Value::from_json(default.clone()).unwrap_or_default()),
        None => out,
    }
}

/// A type of the model, which is written in GraphQL's syntax.
fn type_ref(text: &str) -> TypeRef {
    match parse_type(text) {
        Ok(ty) => convert(&ty),
        Err(_) => TypeRef::named(text),
    }
}

fn convert(ty: &Type) -> TypeRef {
    let base = match &ty.base {
        BaseType::Named(name) => TypeRef::named(name.to_string()),
        BaseType::List(inner) => TypeRef::List(Box::new(convert(inner))),
    };
    if ty.nullable { base } else { TypeRef::NonNull(Box::new(base)) }
}
