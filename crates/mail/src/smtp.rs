//! Handing a mail to a server (RFC 5321), step by step, so that it is always known whether the
//! text had left when something broke.

use crate::{Mail, Outcome, Trouble, trouble};
use kernel::Moment;
use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands;
use lettre::transport::smtp::extension::{ClientId, MailParameter};
use lettre::transport::smtp::response::Response;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use std::str::FromStr;
use std::time::{Duration, SystemTime};
use tokio::time::timeout;

/// A server that takes our mails.
#[derive(Clone)]
pub struct Smtp {
    host: String,
    port: u16,
    security: Security,
    credentials: Option<Credentials>,
    /// Whose certificates are believed beside those of the system's authorities.
    authority: Option<Certificate>,
    from: Mailbox,
    /// Where people say that they want no mail: an address of a page.
    unsubscribe: Option<String>,
    patience: Patience,
}

/// How the way to the server is guarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Not at all: a server on this machine or in the same rack.
    None,
    /// Plain first, then TLS; never on without it.
    StartTls,
    /// TLS from the first byte.
    Tls,
}

/// How long a server may think.
#[derive(Debug, Clone, Copy)]
struct Patience {
    /// Over each step before the text is handed over.
    step: Duration,
    /// Over the text itself: RFC 5321, §4.5.3.2.6 asks for ten minutes.
    text: Duration,
}

const PATIENCE: Patience =
    Patience { step: Duration::from_secs(60), text: Duration::from_secs(8 * 60) };

/// Why a server's address is not understood.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongServer {
    /// Not of the form.
    #[error(
        "a mail server is named like starttls://USER:PASSWORD@HOST:PORT (or smtp://, smtps://)"
    )]
    Form,
    /// A password that everybody on the way could read.
    #[error("a password goes to a mail server over TLS only: use starttls:// or smtps://")]
    OpenPassword,
    /// The sender's address.
    #[error("the sender is written like 'Okno <okno@example.org>'")]
    Sender,
    /// Not the certificates of an authority.
    #[error(
        "no readable certificate in PEM form: it begins with -----BEGIN CERTIFICATE-----, and \
         `openssl x509 -inform der -in FILE -out ca.pem` makes it of a binary file"
    )]
    Authority,
    /// An authority where no certificate is looked at.
    #[error("certificates are looked at over TLS only: use starttls:// or smtps://")]
    NoCertificates,
}

impl Smtp {
    /// A server by its URL: `smtp://HOST:PORT` (no TLS), `starttls://…` or `smtps://…`, the
    /// latter two with `USER:PASSWORD@` where the server asks for them; and the sender.
    ///
    /// # Errors
    /// What cannot be understood.
    pub fn new(url: &str, from: &str) -> Result<Smtp, WrongServer> {
        let (scheme, rest) = url.split_once("://").ok_or(WrongServer::Form)?;
        let (security, port) = match scheme {
            "smtp" => (Security::None, 25),
            "starttls" => (Security::StartTls, 587),
            "smtps" => (Security::Tls, 465),
            _ => return Err(WrongServer::Form),
        };
        let (credentials, place) = match rest.rsplit_once('@') {
            Some((who, place)) => (Some(credentials(who)?), place),
            None => (None, rest),
        };
        if credentials.is_some() && security == Security::None {
            return Err(WrongServer::OpenPassword);
        }
        let place = place.trim_end_matches('/');
        let (host, port) = match place.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().map_err(|_| WrongServer::Form)?),
            None => (place, port),
        };
        if host.is_empty() {
            return Err(WrongServer::Form);
        }
        let from = Mailbox::from_str(from).map_err(|_| WrongServer::Sender)?;
        let (host, patience) = (host.to_owned(), PATIENCE);
        let (authority, unsubscribe) = (None, None);
        Ok(Smtp { host, port, security, credentials, authority, from, unsubscribe, patience })
    }

    /// The same, believing certificates of this authority too: one or more of its own, in PEM.
    ///
    /// # Errors
    /// No certificates, or a server that is spoken to without TLS.
    pub fn with_authority(self, pem: &[u8]) -> Result<Smtp, WrongServer> {
        if self.security == Security::None {
            return Err(WrongServer::NoCertificates);
        }
        // lettre takes a text without any certificate for an authority that has signed nothing.
        CertificateDer::from_pem_slice(pem).map_err(|_| WrongServer::Authority)?;
        let authority = Certificate::from_pem(pem).map_err(|_| WrongServer::Authority)?;
        let trusting = Smtp { authority: Some(authority), ..self };
        trusting.tls().map_err(|_| WrongServer::Authority)?;
        Ok(trusting)
    }

    /// The same, naming in every mail a page where one can say that one wants none (RFC 2369).
    pub fn with_unsubscribe(self, page: impl Into<String>) -> Smtp {
        Smtp { unsubscribe: Some(page.into()), ..self }
    }

    /// The same with less patience, for tests.
    #[cfg(test)]
    pub(crate) fn impatient(self, step: Duration, text: Duration) -> Smtp {
        Smtp { patience: Patience { step, text }, ..self }
    }

    /// Tries to hand a mail over.
    pub(crate) async fn send(&self, mail: &Mail) -> Outcome {
        let (to, message) = match self.compose(mail) {
            Ok(composed) => composed,
            Err(why) => return Outcome::Refused(why),
        };
        let mut connection = match self.patiently(self.connect()).await {
            Ok(connection) => connection,
            Err(outcome) => return outcome,
        };
        let outcome = match self.announce(&mut connection, &to).await {
            Ok(()) => self.hand_over(&mut connection, &message.formatted()).await,
            Err(outcome) => outcome,
        };
        // Politeness only: what became of the mail is known.
        let _ = timeout(Duration::from_secs(2), connection.quit()).await;
        outcome
    }

    fn compose(&self, mail: &Mail) -> Result<(Mailbox, Message), String> {
        let to = Mailbox::from_str(&mail.address).map_err(|it| it.to_string())?;
        let domain = self.from.email.domain();
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(to.clone())
            .subject(mail.subject.as_str())
            .date(system_time(mail.queued_at))
            .message_id(Some(format!("<{}@{domain}>", mail.id)))
            .singlepart(SinglePart::plain(mail.body.clone()))
            .map_err(|it| it.to_string())?;
        let mut header = |name, value: String| {
            message.headers_mut().insert_raw(HeaderValue::new(name, value));
        };
        // RFC 3834: no out-of-office answers to a machine.
        header(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        if let Some(page) = &self.unsubscribe {
            header(HeaderName::new_from_ascii_str("List-Unsubscribe"), format!("<{page}>"));
        }
        Ok((to, message))
    }

    /// A connection that is guarded and signed in as was asked, or none.
    async fn connect(&self) -> Result<AsyncSmtpConnection, Outcome> {
        let hello = ClientId::Domain(self.from.email.domain().to_owned());
        let mut connection = self.greet(&hello).await.map_err(blocked(trouble::of_tls))?;
        if self.security == Security::StartTls {
            self.guard(&mut connection, &hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            let signed_in = connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials);
            in_turn(235, &signed_in.await.map_err(blocked(trouble::of_sign_in))?)?;
        }
        Ok(connection)
    }

    async fn greet(&self, hello: &ClientId) -> Result<AsyncSmtpConnection, Error> {
        let whole = if self.security == Security::Tls { Some(self.tls()?) } else { None };
        let (place, step) = ((self.host.as_str(), self.port), Some(self.patience.step));
        AsyncSmtpConnection::connect_tokio1(place, step, hello, whole, None).await
    }

    async fn guard(
        &self,
        connection: &mut AsyncSmtpConnection,
        hello: &ClientId,
    ) -> Result<(), Outcome> {
        if !connection.can_starttls() {
            let words = "the server does not offer STARTTLS".to_owned();
            return Err(Outcome::Blocked(Trouble::NoTls, words));
        }
        let tls = self.tls().map_err(Outcome::from)?;
        connection.starttls(tls, hello).await.map_err(blocked(trouble::of_starttls))
    }

    fn tls(&self) -> Result<TlsParameters, Error> {
        let parameters = TlsParameters::builder(self.host.clone());
        match self.authority.clone() {
            Some(authority) => parameters.add_root_certificate(authority).build_rustls(),
            None => parameters.build_rustls(),
        }
    }

    /// Everything before the text. Only a recipient is refused for good: what the server has
    /// against the sender is mended by the administrator, and the mail goes then.
    async fn announce(
        &self,
        connection: &mut AsyncSmtpConnection,
        to: &Mailbox,
    ) -> Result<(), Outcome> {
        let utf8 = !to.email.to_string().is_ascii() || !self.from.email.to_string().is_ascii();
        let options = if utf8 { vec![MailParameter::SmtpUtfEight] } else { vec![] };
        let sender = commands::Mail::new(Some(self.from.email.clone()), options);
        let heard = async { connection.command(sender).await.map_err(blocked(trouble::of_sender)) };
        self.patiently(heard).await?;
        let recipient = commands::Rcpt::new(to.email.clone(), vec![]);
        self.patiently(connection.command(recipient)).await?;
        let data = self.patiently(connection.command(commands::Data)).await;
        in_turn(354, &data.map_err(Outcome::passing)?)
    }

    /// The text. From its first byte on, only the server's own word says what became of it.
    async fn hand_over(&self, connection: &mut AsyncSmtpConnection, text: &[u8]) -> Outcome {
        match timeout(self.patience.text, connection.message(text)).await {
            Ok(Ok(answer)) => Outcome::Sent(answer.message().collect::<Vec<_>>().join(" ")),
            Ok(Err(error)) if error.is_transient() => Outcome::Later(error.to_string()),
            Ok(Err(error)) if error.is_permanent() => Outcome::Refused(error.to_string()),
            Ok(Err(error)) => Outcome::Unknown(error.to_string()),
            Err(_) => Outcome::Unknown("the server did not answer after the text".to_owned()),
        }
    }

    async fn patiently<T, E: Into<Outcome>>(
        &self,
        step: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Outcome> {
        match timeout(self.patience.step, step).await {
            Ok(done) => done.map_err(Into::into),
            Err(_) => Err(Outcome::Later("the server did not answer".to_owned())),
        }
    }
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Smtp({}:{}, {:?})", self.host, self.port, self.security) // never the password
    }
}

/// Before the text: nothing was taken.
impl From<Error> for Outcome {
    fn from(error: Error) -> Outcome {
        match error.is_permanent() {
            true => Outcome::Refused(error.to_string()),
            false => Outcome::Later(error.to_string()),
        }
    }
}

impl Outcome {
    /// The same, but not for good.
    fn passing(self) -> Outcome {
        match self {
            Outcome::Refused(words) => Outcome::Later(words),
            other => other,
        }
    }
}

/// What an error on the way to the server says of all mails; if nothing, the way may be free later.
fn blocked(of: fn(&Error) -> Option<Trouble>) -> impl FnOnce(Error) -> Outcome {
    move |error| match of(&error) {
        Some(trouble) => Outcome::Blocked(trouble, error.to_string()),
        None => Outcome::from(error).passing(),
    }
}

/// Whether an answer belongs to the command that was sent. What somebody on the way has said in the
/// server's name just before TLS, lettre reads as the first answer after it, and each answer as that
/// to the next command: a letter could seem taken that was refused.
fn in_turn(code: u16, answer: &Response) -> Result<(), Outcome> {
    match answer.has_code(code) {
        true => Ok(()),
        false => Err(Outcome::Later(format!("answered {} instead of {code}", answer.code()))),
    }
}

fn system_time(it: Moment) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(it.0.as_second().max(0).unsigned_abs())
}

/// `USER:PASSWORD`, percent-encoded where they hold `:`, `@` or `%`.
fn credentials(text: &str) -> Result<Credentials, WrongServer> {
    let (user, password) = text.split_once(':').ok_or(WrongServer::Form)?;
    Ok(Credentials::new(decoded(user)?, decoded(password)?))
}

fn decoded(text: &str) -> Result<String, WrongServer> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |it: Option<u8>| it.and_then(|it| char::from(it).to_digit(16));
        let (high, low) = (digit(rest.next()), digit(rest.next()));
        let value = high.zip(low).and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        bytes.push(value.ok_or(WrongServer::Form)?);
    }
    String::from_utf8(bytes).map_err(|_| WrongServer::Form)
}
