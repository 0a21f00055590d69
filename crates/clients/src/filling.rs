//! A new card, filled from the registry where it knows the ИНН and by hand where it does not:
//! the same for the page and for the API.

use journal::Thing;
use kernel::{Actor, ClientId, Inn, Moment, Recipient, Say, Secret};
use registry::Lookup;
use web::{Desk, Faults, Refusal as _, Result, Typed};

use crate::{Client, Contacts, store};

/// Longest texts, in characters.
const NAME: usize = 300;
const CONTACT: usize = 200;
const NOTE: usize = 4_000;

/// What is known of a typed ИНН.
pub struct Asked {
    /// The right ИНН.
    pub inn: Option<Inn>,
    /// What the registry says; `NoDump` where there is no ИНН to ask about.
    pub lookup: Lookup,
    /// The client who has this ИНН already.
    pub there: Option<Client>,
    /// The id its form or program chose for the card.
    pub once: Option<ClientId>,
    /// The card that this very form made before.
    pub again: Option<Client>,
}

impl Asked {
    /// Asks our own clients and the registry about the ИНН in the field `inn`; a wrong one gets
    /// its fault beside the field.
    pub async fn about(desk: &Desk, typed: &Typed, faults: &mut Faults) -> Result<Asked> {
        let inn = typed.optional::<Inn>("inn", faults);
        let once = typed.plain("once", faults, "fault-unreadable");
        let mut tx = desk.db().read().await?;
        let again = match once {
            Some(id) => store::find(&mut tx, id).await?,
            None => None,
        };
        if let Some(it) = &again {
            desk.own(Thing::Client, it.id, it.organisation)?;
        }
        let (lookup, there) = match &inn {
            Some(inn) => (
                registry::lookup(&mut tx, inn).await?,
                store::by_inn(&mut tx, desk.actor().organisation, inn).await?,
            ),
            None => (Lookup::NoDump, None),
        };
        Ok(Asked { inn, lookup, there, once, again })
    }

    /// The new card: the registry's where it knows the ИНН, else what was typed.
    pub fn fill(
        &self,
        typed: &Typed,
        actor: &Actor,
        secret: &Secret,
        now: Moment,
        faults: &mut Faults,
    ) -> Option<Client> {
        let contacts = contacts(typed, faults);
        let mut client = match &self.lookup {
            Lookup::Found(record, day) => {
                Some(Client::from_record(actor.organisation, record, *day, secret, now))
            }
            _ => self.by_hand(typed, actor, secret, now, faults),
        }?;
        client.reach(contacts, now);
        if let Some(id) = self.once {
            client = client.under(id, secret);
        }
        faults.is_empty().then_some(client)
    }

    fn by_hand(
        &self,
        typed: &Typed,
        actor: &Actor,
        secret: &Secret,
        now: Moment,
        faults: &mut Faults,
    ) -> Option<Client> {
        if faults.of("inn").is_some() {
            return None; // a slip in the number says nothing about who they are
        }
        let kind = kind(typed, self, faults);
        let name = typed.text("name", NAME, faults);
        let made =
            Client::by_hand(actor.organisation, kind?, self.inn, name, &self.lookup, secret, now);
        made.map_err(|it| faults.add(if self.inn.is_none() { "inn" } else { "kind" }, it.say()))
            .ok()
    }
}

/// How the client is reached, and the note.
pub fn contacts(typed: &Typed, faults: &mut Faults) -> Contacts {
    let it = Contacts {
        email: typed.optional_text("email", CONTACT, faults),
        phone: typed.optional_text("phone", CONTACT, faults),
        contact: typed.optional_text("contact", CONTACT, faults),
        note: typed.optional_text("note", NOTE, faults),
    };
    if !it.email.is_empty() && !looks_like_email(&it.email) {
        faults.add("email", Say::new("client-email-wrong"));
    }
    if !it.phone.is_empty() && !looks_like_phone(&it.phone) {
        faults.add("phone", Say::new("client-phone-wrong"));
    }
    it
}

/// Kind and name of somebody the registry does not know.
pub fn kind_and_name(typed: &Typed, faults: &mut Faults) -> Option<(Recipient, String)> {
    if !typed.has("kind") {
        faults.add("kind", Say::new("fault-choose"));
    }
    let kind = typed.plain("kind", faults, "fault-choose");
    let name = typed.text("name", NAME, faults);
    Some((kind?, name)).filter(|_| faults.is_empty())
}

fn kind(typed: &Typed, asked: &Asked, faults: &mut Faults) -> Option<Recipient> {
    if !typed.has("kind") {
        match &asked.lookup {
            _ if asked.inn.is_none() => faults.add("inn", Say::new("client-inn-or-citizen")),
            Lookup::Absent(day) => {
                faults.add("kind", Say::new("client-absent-choose").with("day", day));
            }
            _ => faults.add("kind", Say::new("client-no-dump-choose")),
        }
    }
    typed.plain("kind", faults, "fault-choose")
}

/// One @ between two parts without blanks, a dot in the second: the rest only a letter can prove.
fn looks_like_email(text: &str) -> bool {
    let parts = text.split_once('@');
    let right = |name: &str, host: &str| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    };
    !text.contains(char::is_whitespace)
        && text.matches('@').count() == 1
        && parts.is_some_and(|(name, host)| right(name, host))
}

/// Five digits at least (a local number), and nothing but what is written between them.
fn looks_like_phone(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 5
        && text.chars().all(|it| it.is_ascii_digit() || " +-().,;доб".contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers() {
        for right in ["a@b.ru", "бухгалтер@завод.рф"] {
            assert!(looks_like_email(right), "{right}");
        }
        for wrong in ["a", "a@b", "@b.ru", "a b@c.ru", "a@b@c.ru", "a@.ru"] {
            assert!(!looks_like_email(wrong), "{wrong}");
        }
        for right in ["+7 (351) 214-06-06", "83512140606 доб. 12", "2-14-06"] {
            assert!(looks_like_phone(right), "{right}");
        }
        for wrong in ["1234", "позвонить Анне 12345"] {
            assert!(!looks_like_phone(wrong), "{wrong}");
        }
    }
}
