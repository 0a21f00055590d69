//! Which errors of a conversation only an administrator can mend.

use crate::Trouble;
use lettre::transport::smtp::Error;
use rustls::CertificateError;
use std::{error, io, iter};

/// What keeps an open conversation from going on in TLS; `None` for what may pass by itself.
pub(crate) fn of_starttls(error: &Error) -> Option<Trouble> {
    match error.is_permanent() {
        true => Some(Trouble::NoTls), // offered, and refused when asked for
        false => of_tls(error),
    }
}

/// What keeps TLS from being spoken; `None` for what may pass by itself.
pub(crate) fn of_tls(error: &Error) -> Option<Trouble> {
    match broken_tls(error)? {
        rustls::Error::InvalidCertificate(why) => Some(of_certificate(why)),
        rustls::Error::InvalidMessage(_) => Some(Trouble::NoTls), // a port without TLS answers in words
        _ => None,
    }
}

/// What keeps us from signing in; `None` for what may pass by itself.
pub(crate) fn of_sign_in(error: &Error) -> Option<Trouble> {
    match error {
        it if it.is_permanent() => Some(Trouble::SignIn),
        it if it.is_client() => Some(Trouble::NoSignIn), // no mechanism, or a question, that we know
        _ => None,
    }
}

/// What keeps the server from hearing anybody out (530: RFC 3207, §4; RFC 4954, §6).
pub(crate) fn of_sender(error: &Error) -> Option<Trouble> {
    (error.status()?.to_string() == "530").then_some(Trouble::Demands)
}

/// What rustls said: lettre wraps it once on an open connection, twice on a new one.
fn broken_tls(error: &Error) -> Option<&rustls::Error> {
    let mut causes = iter::successors(error::Error::source(error), |it| it.source());
    causes.find_map(|it| it.downcast_ref::<io::Error>()?.get_ref()?.downcast_ref())
}

fn of_certificate(why: &CertificateError) -> Trouble {
    use CertificateError as Why;
    match why {
        Why::UnknownIssuer => Trouble::Authority,
        Why::NotValidForName | Why::NotValidForNameContext { .. } => Trouble::Name,
        Why::Expired
        | Why::ExpiredContext { .. }
        | Why::NotValidYet
        | Why::NotValidYetContext { .. } => Trouble::Term,
        _ => Trouble::Certificate,
    }
}
