//! The room `indicators`.
