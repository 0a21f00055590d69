//! The room `regions`.
