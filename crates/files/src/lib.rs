//! Files somebody brought: kept by content on disk, served as attachments, deleted when nothing refers to them.
