//! The room `services`.
