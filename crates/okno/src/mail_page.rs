//! The outbox: one's own mails; for whoever keeps the installation, everybody's, with the quiet
//! list. In a demo nothing is sent: people read here what would have been.

use axum::response::Redirect;
use axum_extra::routing::TypedPath;
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{MessageId, Role, Say};
use mail::{Mail, Quiet, State, Trouble};
use maud::{Markup, html};
use serde::Deserialize;
use web::{Desk, Error, Frame, Refusal, Result, Typed, fmt, frame, t, ui, word};

#[derive(TypedPath)]
#[typed_path("/mail")]
pub(crate) struct Show;

/// Another try of a mail that failed or whose fate is unknown.
#[derive(TypedPath, Deserialize)]
#[typed_path("/mail/{id}/another-try")]
pub(crate) struct AnotherTry {
    id: MessageId,
}

/// An address joins the quiet list.
#[derive(TypedPath)]
#[typed_path("/mail/quiet")]
pub(crate) struct Hush;

/// An address leaves the quiet list.
#[derive(TypedPath)]
#[typed_path("/mail/quiet/removal")]
pub(crate) struct Unhush;

/// A mail that is on its way or has arrived is not sent again.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
struct NotAgain(#[from] mail::Unsendable);

impl Refusal for NotAgain {
    fn say(&self) -> Say {
        Say::new("mail-not-again")
    }
}

/// Mails of one page.
const LIMIT: i64 = 100;

pub(crate) async fn show(_: Show, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let mails = match keeps(&desk) {
        true => mail::latest(&mut tx, LIMIT).await?,
        false => mail::of_account(&mut tx, desk.actor().account, LIMIT).await?,
    };
    let quiet = if keeps(&desk) { mail::quiet(&mut tx).await? } else { Vec::new() };
    let stuck = mails.iter().find_map(Mail::trouble).filter(|_| keeps(&desk));
    let lang = desk.lang;
    let body = html! {
        @if desk.app.demo { (ui::notice(ui::Tone::Plain, html! { p { (t!(lang, "mail-demo")) } })) }
        @if let Some(it) = stuck { (trouble(&desk, it)) }
        section.sheet.wide {
            @if mails.is_empty() {
                (ui::empty(&t!(lang, "mail-nothing"), &t!(lang, "mail-teach"), None))
            } @else {
                (table(&desk, &mails))
            }
        }
        @if keeps(&desk) { (ui::sheet(&t!(lang, "mail-quiet"), quiet_list(&desk, &quiet))) }
    };
    let head = Frame::titled(t!(lang, "mail-title")).section("/mail");
    Ok(frame(&desk, head, body))
}

pub(crate) async fn try_again(AnotherTry { id }: AnotherTry, desk: Desk) -> Result<Redirect> {
    transact!(desk.db(), |tx| {
        let again = mail::send_again(tx, id, desk.now).await?;
        again.ok_or(Error::NotFound)?.map_err(NotAgain)?;
        note(tx, &desk, "mail-sent-again", &id.to_string()).await
    })?;
    Ok(Redirect::to(&Show.to_string()))
}

pub(crate) async fn hush(_: Hush, desk: Desk, typed: Typed) -> Result<Redirect> {
    let address: people::Email = typed.get("address").parse()?;
    let address = address.to_string();
    transact!(desk.db(), |tx| {
        mail::hush(tx, &address, "administrator", desk.now).await?;
        note(tx, &desk, "mail-hushed", &address).await
    })?;
    Ok(Redirect::to(&Show.to_string()))
}

pub(crate) async fn unhush(_: Unhush, desk: Desk, typed: Typed) -> Result<Redirect> {
    let address = typed.get("address");
    transact!(desk.db(), |tx| {
        if mail::unhush(tx, address).await? {
            note(tx, &desk, "mail-unhushed", address).await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&Show.to_string()))
}

async fn note(tx: &mut Tx, desk: &Desk, verb: &'static str, what: &str) -> Result<()> {
    let note = Note::by(desk.actor(), verb, Thing::Installation, "mail").with("what", what);
    Ok(journal::write(tx, desk.now, note).await?)
}

/// Whether the person keeps the installation.
fn keeps(desk: &Desk) -> bool {
    desk.actor().role == Role::Administrator
}

/// Why no mail leaves, and how it is mended.
fn trouble(desk: &Desk, it: Trouble) -> Markup {
    let lang = desk.lang;
    let body = html! {
        p { strong { (t!(lang, "mail-stuck")) } " " (word(lang, "mail-trouble", it)) }
        p { (t!(lang, "mail-stuck-then")) }
    };
    ui::notice(ui::Tone::Bad, body)
}

fn table(desk: &Desk, mails: &[Mail]) -> Markup {
    let (lang, zone) = (desk.lang, &desk.actor().zone);
    let heads = [
        ui::col(t!(lang, "mail-subject")),
        ui::col(t!(lang, "mail-to")),
        ui::col(t!(lang, "mail-written")),
        ui::col(t!(lang, "mail-state")),
        ui::hidden_col(t!(lang, "mail-action")),
    ];
    let rows = mails.iter().map(|it| {
        vec![
            subject(desk, it),
            html! { (it.address) },
            html! { (fmt::moment(lang, it.queued_at, zone)) },
            html! {
                (ui::state(word(lang, "mail-state", it.state), tone(it.state)))
                @if !it.answer.is_empty() && keeps(desk) { " " span.soft { (it.said()) } }
            },
            html! {
                @if keeps(desk) && it.may_be_sent_again().is_ok() {
                    (ui::confirm_button(lang, AnotherTry { id: it.id }, &t!(lang, "mail-again"),
                        &t!(lang, "mail-again-question")))
                }
            },
        ]
    });
    ui::table(heads, rows)
}

/// The subject, and the text for whoever it was written to.
fn subject(desk: &Desk, it: &Mail) -> Markup {
    let readable = desk.app.demo || it.account == desk.actor().account;
    html! {
        @if readable && !it.body.is_empty() {
            details { summary { (it.subject) } pre.letter { (it.body) } }
        } @else {
            (it.subject)
        }
    }
}

fn tone(state: State) -> ui::Tone {
    match state {
        State::Sent => ui::Tone::Good,
        State::Unknown => ui::Tone::Warn,
        State::Failed => ui::Tone::Bad,
        State::Queued | State::Sending | State::Quiet | State::Shown => ui::Tone::Plain,
    }
}

fn quiet_list(desk: &Desk, quiet: &[Quiet]) -> Markup {
    let (lang, zone) = (desk.lang, &desk.actor().zone);
    let heads = [
        ui::col(t!(lang, "mail-address")),
        ui::col(t!(lang, "mail-quiet-reason")),
        ui::col(t!(lang, "mail-quiet-since")),
        ui::hidden_col(t!(lang, "mail-action")),
    ];
    let rows = quiet.iter().map(|it| {
        vec![
            html! { (it.address) },
            html! { (word(lang, "mail-quiet-reason", &it.reason)) },
            html! { (fmt::moment(lang, it.since, zone)) },
            html! {
                form.one method="post" action=(Unhush) {
                    (ui::hidden("address", &it.address))
                    button.button.quiet type="submit" { (t!(lang, "mail-unhush")) }
                }
            },
        ]
    });
    let address = ui::Field {
        name: "address",
        label: t!(lang, "mail-address"),
        kind: ui::Kind::Email,
        required: true,
        ..ui::Field::default()
    };
    html! {
        p.soft { (t!(lang, "mail-quiet-lead")) }
        @if !quiet.is_empty() { (ui::table(heads, rows)) }
        form method="post" action=(Hush) {
            (ui::field(lang, address, &Typed::default(), &web::Faults::default()))
            (ui::submit(&t!(lang, "mail-hush")))
        }
    }
}

#[cfg(test)]
mod tests {
    use db::{Db, Result, sql, testing, transact};
    use kernel::{AccountId, Lang, OrganisationId, Role};
    use mail::Letter;
    use people::Account;
    use web::testing::{Site, actor, noon};

    /// A letter that waits because the server has refused the sign-in.
    async fn stuck(db: &Db) -> Result<AccountId> {
        let account = Account::new("officer@example.com".parse().unwrap(), "А. Лесная");
        let letter = Letter {
            event: "digest".into(),
            account: account.id,
            address: "officer@example.com".into(),
            subject: "Что ждёт вас".into(),
            text: "Одно дело.".into(),
            at: noon(),
        };
        transact!(db, |tx| {
            people::add_account(tx, &account, None, noon()).await?;
            mail::queue(tx, &letter).await?;
            sql!("update mails set answer = $1", "sign-in: permanent error (535): no").run(tx).await
        })?;
        Ok(account.id)
    }

    #[tokio::test]
    async fn whoever_keeps_the_installation_reads_why_no_mail_leaves() -> Result<()> {
        for db in testing::databases().await {
            let account = stuck(&db).await?;
            let site = Site::open(db, [crate::routes::own_doors()]);
            let keeper = site.signed_in(actor(OrganisationId::new(), Role::Administrator));
            let page = keeper.get("/mail").await.body;
            assert!(page.contains("Почтовый сервер не принимает имя или пароль"), "{page}");
            assert!(page.contains("permanent error (535)") && !page.contains("sign-in:"), "{page}");
            let page = keeper.speaking(Lang::En).get("/mail").await.body;
            assert!(
                page.contains("The mail server refuses the user name or the password"),
                "{page}"
            );
            let officer = actor(OrganisationId::new(), Role::Officer);
            let page = site.signed_in(kernel::Actor { account, ..officer }).get("/mail").await.body;
            assert!(page.contains("Что ждёт вас") && !page.contains("Почтовый сервер"), "{page}");
        }
        Ok(())
    }
}
