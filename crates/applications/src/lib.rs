//! The room `applications`.
