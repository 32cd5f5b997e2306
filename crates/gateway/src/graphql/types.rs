//! The model of the API: every type with its description, and for each field how it is planned.
//!
//! One table serves the schema, validation, introspection and planning, so that they cannot drift apart.

use super::fail::Fail;
use super::mutation::Mutation;
use super::plan::{FieldCall, Planner};
use super::shape::Shape;
use rialto_domain::vocabulary::Vocabulary;
use rialto_persistence::read::Select;
use serde_json::Value;
use std::collections::HashMap;

/// Plans a field: asks `select` for what it needs and says how the answer is written.
pub type PlanField =
    Box<dyn for<'a> Fn(&mut Planner<'a>, &mut Select, &FieldCall<'a>) -> Result<Shape, Fail> + Send + Sync>;

/// An argument, or a field of an input object.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Name.
    pub name: &'static str,
    /// Type in GraphQL's syntax: `[Stage!]`.
    pub ty: &'static str,
    /// What it does.
    pub about: &'static str,
    /// Its default.
    pub default: Option<Value>,
}

/// An argument without a default.
pub fn arg(name: &'static str, ty: &'static str, about: &'static str) -> Argument {
    Argument { name, ty, about, default: None }
}

/// A field of an object.
pub struct Field {
    /// Name.
    pub name: &'static str,
    /// Type in GraphQL's syntax.
    pub ty: String,
    /// What it answers.
    pub about: &'static str,
    /// Its arguments.
    pub arguments: Vec<Argument>,
    /// How it is planned.
    pub plan: PlanField,
}

/// An object type.
pub struct Object {
    /// Name.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Whether it is a `Node`.
    pub is_node: bool,
    /// Its fields in the order of the schema.
    pub fields: Vec<Field>,
}

impl Object {
    /// The same with these fields, too.
    pub fn and(mut self, fields: Vec<Field>) -> Self {
        self.fields.extend(fields);
        self
    }

    /// An object without fields.
    pub fn new(name: &'static str, about: &'static str) -> Self {
        Self { name, about, is_node: false, fields: Vec::new() }
    }

    /// An object that is a `Node`.
    pub fn node(name: &'static str, about: &'static str) -> Self {
        Self { is_node: true, ..Self::new(name, about) }
    }

    /// Adds a field.
    pub fn field(mut self, name: &'static str, ty: impl Into<String>, about: &'static str, plan: PlanField) -> Self {
        self.fields.push(Field { name, ty: ty.into(), about, arguments: Vec::new(), plan });
        self
    }

    /// Gives the field added last its arguments.
    pub fn with(mut self, arguments: Vec<Argument>) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.arguments = arguments;
        }
        self
    }
}

/// An enum: values with their descriptions.
pub struct Enum {
    /// Name.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Values, SCREAMING_SNAKE_CASE.
    pub values: Vec<(String, &'static str)>,
}

impl Enum {
    /// The enum of a vocabulary.
    pub fn of<V: Vocabulary>() -> Self {
        let values = V::ALL.iter().map(|value| (value.as_str().to_uppercase(), value.about())).collect();
        Self { name: V::NAME, about: V::ABOUT, values }
    }

    /// An enum of the API alone.
    pub fn new(name: &'static str, about: &'static str, values: &[(&'static str, &'static str)]) -> Self {
        let values = values.iter().map(|(value, about)| ((*value).to_owned(), *about)).collect();
        Self { name, about, values }
    }
}

/// An input object.
pub struct Input {
    /// Name.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Its fields.
    pub fields: Vec<Argument>,
}

/// A scalar of our own.
pub struct ScalarType {
    /// Name.
    pub name: &'static str,
    /// Its form.
    pub about: &'static str,
    /// Where the form is specified.
    pub specified_by: &'static str,
    /// Checks and normalises an input; the error says what the form is.
    pub read: fn(&str) -> Result<String, String>,
}

/// All types by name, in the order in which they were declared.
#[derive(Default)]
pub struct Model {
    /// Objects.
    pub objects: Vec<Object>,
    /// Enums.
    pub enums: Vec<Enum>,
    /// Input objects.
    pub inputs: Vec<Input>,
    /// Scalars.
    pub scalars: Vec<ScalarType>,
    /// Mutations.
    pub mutations: Vec<Mutation>,
    index: HashMap<&'static str, (Category, usize)>,
    fields: HashMap<(&'static str, &'static str), usize>,
}

#[derive(Clone, Copy)]
enum Category {
    Object,
    Enum,
    Input,
    Scalar,
}

impl Model {
    /// Adds an object.
    pub fn object(&mut self, object: Object) {
        for (at, field) in object.fields.iter().enumerate() {
            self.fields.insert((object.name, field.name), at);
        }
        self.index.insert(object.name, (Category::Object, self.objects.len()));
        self.objects.push(object);
    }

    /// Adds fields to an object that was declared before.
    pub fn extend(&mut self, name: &str, add: impl FnOnce(Object) -> Object) {
        let Some(at) = self.objects.iter().position(|object| object.name == name) else { return };
        let object = add(self.objects.remove(at));
        for (field_at, field) in object.fields.iter().enumerate() {
            self.fields.insert((object.name, field.name), field_at);
        }
        self.objects.insert(at, object);
    }

    /// Adds an enum.
    pub fn enumeration(&mut self, enumeration: Enum) {
        self.index.insert(enumeration.name, (Category::Enum, self.enums.len()));
        self.enums.push(enumeration);
    }

    /// Adds an input object.
    pub fn input(&mut self, name: &'static str, about: &'static str, fields: Vec<Argument>) {
        self.index.insert(name, (Category::Input, self.inputs.len()));
        self.inputs.push(Input { name, about, fields });
    }

    /// Adds a scalar.
    pub fn scalar(&mut self, scalar: ScalarType) {
        self.index.insert(scalar.name, (Category::Scalar, self.scalars.len()));
        self.scalars.push(scalar);
    }

    /// Adds a mutation with its payload, which another may have brought already.
    pub fn mutation(&mut self, mutation: Mutation, payload: Object) {
        if self.find_object(payload.name).is_none() {
            self.object(payload);
        }
        self.mutations.push(mutation);
    }

    /// A mutation by name.
    pub fn find_mutation(&self, name: &str) -> Option<&Mutation> {
        self.mutations.iter().find(|mutation| mutation.name == name)
    }

    /// An object by name.
    pub fn find_object(&self, name: &str) -> Option<&Object> {
        match self.index.get(name) {
            Some((Category::Object, at)) => self.objects.get(*at),
            _ => None,
        }
    }

    /// An enum by name.
    pub fn find_enum(&self, name: &str) -> Option<&Enum> {
        match self.index.get(name) {
            Some((Category::Enum, at)) => self.enums.get(*at),
            _ => None,
        }
    }

    /// An input object by name.
    pub fn find_input(&self, name: &str) -> Option<&Input> {
        match self.index.get(name) {
            Some((Category::Input, at)) => self.inputs.get(*at),
            _ => None,
        }
    }

    /// A scalar by name.
    pub fn find_scalar(&self, name: &str) -> Option<&ScalarType> {
        match self.index.get(name) {
            Some((Category::Scalar, at)) => self.scalars.get(*at),
            _ => None,
        }
    }

    /// A field of an object.
    pub fn find_field<'a>(&'a self, object: &'a Object, name: &str) -> Option<&'a Field> {
        self.fields.get(&(object.name, name)).and_then(|at| object.fields.get(*at))
    }
}
