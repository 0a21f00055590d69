//! What of the news waits for somebody.

use crate::model::{News, Side, State};
use crate::{ShowDraft, store};
use db::{Result, Tx, Wish};
use kernel::{Actor, Day, Role, Say};
use web::Waiting;

/// At most so many are shown.
const MOST: usize = 20;

/// So many days a released text that lost a picture is shown: there may be something to say of it.
const TOLD: i32 = 14;

/// For a press officer: texts that want their side's word, approved ones to release, and released
/// ones that lost a picture. Three statements.
pub async fn waiting(tx: &mut Tx, actor: &Actor, today: Day) -> Result<Vec<Waiting>> {
    if actor.role != Role::PressOfficer {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for state in [State::Agreed, State::Approved] {
        let wish = Wish { filters: vec![Some(state.into())], ..Wish::first(MOST) };
        let page = store::ours(tx, actor.region, &wish).await?;
        all.extend(page.rows.iter().filter_map(|it| one(it, actor)));
    }
    let bereft = store::bereft(tx, actor.region, today.plus_days(-TOLD)).await?;
    all.extend(bereft.into_iter().map(|(id, headline)| Waiting {
        say: Say::new("news-waits-for-look").with("headline", headline),
        href: ShowDraft { id }.to_string(),
        due: None,
    }));
    Ok(all)
}

fn one(it: &News, actor: &Actor) -> Option<Waiting> {
    let own_word = match it.side(actor.region)? {
        Side::Host => &it.approved_host,
        Side::Guest => &it.approved_guest,
    };
    let say = match it.state {
        State::Agreed if own_word.is_empty() => Say::new("news-waits-for-word"),
        State::Approved => Say::new("news-waits-for-release"),
        _ => return None,
    };
    let say = say.with("headline", it.headline.as_str());
    Some(Waiting { say, href: ShowDraft { id: it.id }.to_string(), due: None })
}
