//! The room `clients`.
