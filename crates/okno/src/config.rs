//! Configuration: command line over environment over TOML file over defaults.

use anyhow::Context as _;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The file that is read when none is named and it exists.
const FILE: &str = "okno.toml";
/// The database when nobody names one.
const DATABASE: &str = "sqlite:okno.db";

/// What a configuration file may say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// `sqlite:PATH` or `postgres://…`.
    pub(crate) database: Option<String>,
    /// Where `serve` listens: `127.0.0.1:8080`.
    pub(crate) listen: Option<String>,
    /// The folder of files.
    pub(crate) files: Option<PathBuf>,
}

impl Config {
    /// Reads the named file, or `okno.toml` where there is one.
    ///
    /// # Errors
    /// A named file that is not there, or a file that cannot be understood.
    pub(crate) fn read(named: Option<&PathBuf>) -> anyhow::Result<Config> {
        let path = match named {
            Some(path) => path.as_path(),
            None if Path::new(FILE).exists() => Path::new(FILE),
            None => return Ok(Config::default()),
        };
        let shown = path.display();
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
        toml::from_str(&text).with_context(|| format!("cannot understand {shown}"))
    }

    /// The database, unless the command line or environment named one.
    pub(crate) fn database(self, named: Option<String>) -> String {
        named.or(self.database).unwrap_or_else(|| DATABASE.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_wins() {
        let config: Config = toml::from_str("database = 'sqlite:file.db'").unwrap();
        assert_eq!(config.database(Some("sqlite:flag.db".into())), "sqlite:flag.db");
        let config: Config = toml::from_str("database = 'sqlite:file.db'").unwrap();
        assert_eq!(config.database(None), "sqlite:file.db");
        assert_eq!(Config::default().database(None), DATABASE);
        assert!(toml::from_str::<Config>("databse = 'x'").is_err());
    }
}
