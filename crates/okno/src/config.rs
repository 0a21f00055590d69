//! Configuration: command line over environment over TOML file over defaults.

use crate::Post;
use anyhow::Context as _;
use clap::Args;
use mail::{Smtp, Way};
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
    /// How mail leaves.
    #[serde(default)]
    pub(crate) mail: MailOptions,
}

/// How mail leaves; without a server it waits in the outbox.
#[derive(Debug, Default, Clone, Deserialize, Args)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct MailOptions {
    /// Mail server: starttls://USER:PASSWORD@HOST:PORT, smtps://…, or smtp://HOST:PORT without TLS
    #[arg(long = "smtp", env = "OKNO_SMTP", hide_env_values = true, value_name = "URL")]
    server: Option<String>,
    /// Certificates in PEM of an own authority, believed beside those of the system's when the mail server shows its own
    #[arg(long = "smtp-ca", env = "OKNO_SMTP_CA", value_name = "FILE")]
    ca: Option<PathBuf>,
    /// Sender of mails: 'Окно <okno@example.org>'
    #[arg(long = "mail-from", env = "OKNO_MAIL_FROM", value_name = "SENDER")]
    from: Option<String>,
    /// Address people reach this installation by, for links in mails: https://okno.example.org
    #[arg(long, env = "OKNO_SITE", value_name = "URL")]
    site: Option<String>,
    /// Mails sent in a minute at most [default: 30]
    #[arg(long = "mail-per-minute", env = "OKNO_MAIL_PER_MINUTE", value_name = "N")]
    per_minute: Option<u32>,
    /// Show mails on the page /mail instead of sending them
    #[arg(long = "mail-dry-run", env = "OKNO_MAIL_DRY_RUN")]
    dry_run: bool,
}

/// Mails in a minute when nobody says otherwise: what small servers of providers take.
const PER_MINUTE: u32 = 30;

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

impl MailOptions {
    /// These, and where they say nothing, `others`.
    pub(crate) fn over(self, others: MailOptions) -> MailOptions {
        MailOptions {
            server: self.server.or(others.server),
            ca: self.ca.or(others.ca),
            from: self.from.or(others.from),
            site: self.site.or(others.site),
            per_minute: self.per_minute.or(others.per_minute),
            dry_run: self.dry_run || others.dry_run,
        }
    }

    /// The way mail leaves; none without a server.
    ///
    /// # Errors
    /// A server or sender that cannot be understood, a server without a sender, or an authority's
    /// file that cannot be read.
    pub(crate) fn post(self) -> anyhow::Result<Option<Post>> {
        let site = self.site.unwrap_or_default().trim_end_matches('/').to_owned();
        let per_minute = self.per_minute.unwrap_or(PER_MINUTE);
        let way = match self.server {
            _ if self.dry_run => Way::Show,
            None => return Ok(None),
            Some(url) => {
                let from = self.from.context("a mail server needs a sender: --mail-from")?;
                let mut server = Smtp::new(&url, &from)?;
                if let Some(file) = &self.ca {
                    server = trusting(server, file)?;
                }
                if !site.is_empty() {
                    server = server.with_unsubscribe(format!("{site}/account/reminders"));
                }
                Way::Smtp(Box::new(server))
            }
        };
        Ok(Some(Post { way, per_minute, site }))
    }
}

/// The server, believed when its certificate comes from the authority in this file.
fn trusting(server: Smtp, file: &Path) -> anyhow::Result<Smtp> {
    let shown = file.display();
    let pem = std::fs::read(file).with_context(|| {
        format!(
            "cannot read {shown}: name the mail server's authority with --smtp-ca, or leave it out"
        )
    })?;
    server.with_authority(&pem).with_context(|| format!("cannot use {shown} (--smtp-ca)"))
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

    #[test]
    fn mail_needs_a_server_and_a_sender() {
        let of = |text| toml::from_str::<Config>(text).unwrap().mail;
        assert!(of("").post().unwrap().is_none(), "nobody sends by accident");
        assert!(of("[mail]\nserver = 'smtp://localhost'").post().is_err());
        assert!(of("[mail]\nserver = 'localhost'\nfrom = 'a@b.example'").post().is_err());
        let file =
            of("[mail]\nserver = 'smtp://localhost'\nfrom = 'a@b.example'\nsite = 'https://o/'");
        let named = MailOptions { per_minute: Some(5), ..MailOptions::default() };
        let post = named.over(file).post().unwrap().unwrap();
        assert_eq!((post.per_minute, post.site.as_str()), (5, "https://o"));
        let dry = MailOptions { dry_run: true, ..MailOptions::default() };
        assert!(matches!(dry.post().unwrap().unwrap().way, Way::Show));
    }

    #[test]
    fn an_authority_that_cannot_be_used_is_named_at_the_start() {
        let start = |server: &str, ca: &str| {
            let text = format!("server = '{server}'\nfrom = 'a@b.example'\nca = '{ca}'");
            let options: MailOptions = toml::from_str(&text).unwrap();
            format!("{:#}", options.post().unwrap_err())
        };
        let missing = start("smtps://h", "no-such.pem");
        assert!(missing.contains("no-such.pem") && missing.contains("--smtp-ca"), "{missing}");
        let text = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        let broken = start("smtps://h", text);
        assert!(broken.contains(text) && broken.contains("openssl x509"), "{broken}");
        let open = start("smtp://h", text);
        assert!(open.contains(text) && open.contains("smtps://"), "{open}");
    }
}
