//! What of practices and adoptions waits for somebody.

use crate::pages::{Show, ShowAdoption, ShowOffer};
use crate::{AdoptionState, Stage, State, store};
use db::{Result, Tx, Value, Wish};
use kernel::{Actor, Day, PracticeId, Role, Say};
use web::Waiting;

/// Lines of each kind at most.
const MOST: usize = 20;
/// A published card is asked to be confirmed so many days before it becomes stale.
const AHEAD: i32 = 30;

/// What waits for `actor`: reviews, drafts that came back, cards about to be stale, adoptions that
/// were asked for, talks, offers of other regions, fresh effects. At most eight statements.
pub async fn waiting(tx: &mut Tx, actor: &Actor, today: Day) -> Result<Vec<Waiting>> {
    let mut all = Vec::new();
    let stage = match actor.role {
        Role::Expert => Some(Stage::Experts),
        Role::Officer => Some(Stage::Ministry),
        _ => None,
    };
    if let Some(stage) = stage {
        let waits = store::in_stage(tx, stage).await?;
        let mine = waits.iter().filter(|it| it.is_reviewed_by(actor).is_ok()).take(MOST);
        all.extend(mine.map(|it| line("waiting-practice-review", it, None)));
    }
    if matches!(actor.role, Role::Head | Role::Officer) {
        all.extend(own(tx, actor, today).await?);
        all.extend(asked(tx, actor).await?);
        all.extend(talked(tx, actor).await?);
        all.extend(offered(tx, actor).await?);
        all.extend(measured(tx, actor).await?);
    }
    Ok(all)
}

/// The organisation's own cards.
async fn own(tx: &mut Tx, actor: &Actor, today: Day) -> Result<Vec<Waiting>> {
    let own = store::of_organisation(tx, actor.organisation).await?;
    let term = store::term(tx).await?;
    let returned = own
        .iter()
        .filter(|it| it.stage == Stage::Draft && it.round > 1)
        .map(|it| line("waiting-practice-returned", it, None));
    let soon = today.plus_days(AHEAD);
    let stale = own
        .iter()
        .filter(|it| matches!(it.state(today, term), State::Published | State::Stale))
        .filter(|it| it.stale_on(term).is_some_and(|it| it <= soon))
        .map(|it| line("waiting-practice-stale", it, it.stale_on(term)));
    Ok(returned.chain(stale).take(MOST).collect())
}

/// Requests to take over the region's practices.
async fn asked(tx: &mut Tx, actor: &Actor) -> Result<Vec<Waiting>> {
    let requested = Some(Value::from(AdoptionState::Requested));
    let wish = Wish { filters: vec![requested, None], ..Wish::first(MOST) };
    let page = store::adoptions(tx, actor.region, &wish).await?;
    let ours = page.rows.into_iter().filter(|it| it.adoption.donor_region == actor.region);
    let line = |it: crate::AdoptionRow| Waiting {
        say: Say::new("waiting-adoption-requested")
            .with("title", it.title)
            .with("region", it.region_name),
        href: ShowAdoption { id: it.adoption.id }.to_string(),
        due: None,
    };
    Ok(ours.map(line).collect())
}

/// Talks in which the other region had the last word.
async fn talked(tx: &mut Tx, actor: &Actor) -> Result<Vec<Waiting>> {
    let open = store::unanswered(tx, actor.region, MOST as i64).await?;
    let line = |it: store::Unanswered| Waiting {
        href: ShowAdoption { id: it.adoption }.to_string(),
        say: Say::new("waiting-adoption-said").with("title", it.title).with("name", it.name),
        due: None,
    };
    Ok(open.into_iter().map(line).collect())
}

/// What other regions hold out to this one.
async fn offered(tx: &mut Tx, actor: &Actor) -> Result<Vec<Waiting>> {
    let open = store::open_offers(tx, actor.region, MOST as i64).await?;
    let line = |it: store::OpenOffer| Waiting {
        href: ShowOffer { id: it.practice, region: actor.region }.to_string(),
        say: Say::new("waiting-practice-offered").with("title", it.title).with("donor", it.donor),
        due: None,
    };
    Ok(open.into_iter().map(line).collect())
}

/// Effects the organisation sees before everybody does.
async fn measured(tx: &mut Tx, actor: &Actor) -> Result<Vec<Waiting>> {
    let fresh = store::fresh_of(tx, actor.organisation, MOST as i64).await?;
    let line = |(id, title, opens_on): (PracticeId, String, Day)| Waiting {
        href: format!("{}/evidence", Show { id }),
        say: Say::new("waiting-practice-measured").with("title", title),
        due: Some(opens_on),
    };
    Ok(fresh.into_iter().map(line).collect())
}

fn line(key: &str, it: &crate::Practice, due: Option<Day>) -> Waiting {
    let say = Say::new(key).with("title", &it.title);
    Waiting { say, href: Show { id: it.id }.to_string(), due }
}
