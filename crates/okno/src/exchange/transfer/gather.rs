//! Everything the four questions are answered from, between two regions.

use super::effects::Effect;
use super::give::{Give, Known, give};
use super::take::{Seen, Taking, take};
use super::{CHOOSING, effects};
use crate::exchange::store;
use db::Tx;
use indicators::series::{self, Indicator, Month};
use kernel::RegionCode;
use practices::{Entry, Offer, OfferState};
use std::sync::Arc;
use web::{Desk, Result};

/// The answers between two regions.
pub(in crate::exchange) struct Transfer {
    /// Practices of the other side in the catalogue, the best proven first.
    pub theirs: Vec<Arc<Entry>>,
    /// What was measured of them and is open, the best grade first; by the main indicator of each,
    /// whatever the others say.
    pub effects: Vec<Effect>,
    /// Definitions of the running month.
    pub indicators: Vec<Indicator>,
    /// What only our side sees; `None` for everybody else.
    pub ours: Option<Ours>,
}

/// What only our side sees.
pub(in crate::exchange) struct Ours {
    pub taking: Taking,
    pub giving: Vec<Give>,
    /// What the other side holds out to us and waits for our word.
    pub offered: Vec<Offer>,
}

/// Answers the four questions for the reader: two statements, eleven where the reader is of
/// `ours`.
pub(in crate::exchange) async fn between(
    desk: &Desk,
    tx: &mut Tx,
    ours: RegionCode,
    theirs: RegionCode,
) -> Result<Transfer> {
    let catalogue = practices::catalogue(desk.db(), tx, desk.now).await?;
    let all = effects::all(desk.db(), tx, &catalogue).await?;
    let indicators = series::indicators(tx, Month::of(desk.today())).await?;
    let inside = desk.actor().region == ours && CHOOSING.admits(Some(desk.actor().role));
    let private = match inside {
        false => None,
        true => {
            let seen = Seen {
                catalogue: &catalogue,
                effects: &all,
                indicators: &indicators,
                held: &practices::held(tx, ours, theirs).await?,
                today: desk.today(),
            };
            let taking = take(tx, &seen, ours, Some(theirs)).await?;
            let known = Known {
                questions: &store::questions(tx, ours, theirs).await?,
                goals: &series::goals(tx, theirs).await?,
                offers: &practices::offers_between(tx, ours, theirs).await?,
                seen: &seen,
            };
            let giving = give(catalogue.of_region(ours), theirs, &known);
            let mut offered = practices::offers_between(tx, theirs, ours).await?;
            offered.retain(|it| it.state == OfferState::Open);
            Some(Ours { taking, giving, offered })
        }
    };
    let is_theirs = |it: &&Effect| it.main && it.region == theirs;
    let mut effects: Vec<Effect> = all.iter().filter(is_theirs).cloned().collect();
    effects.sort_by_key(|it| (it.by.is_none(), -it.grade, -it.adopters));
    let practices = catalogue.of_region(theirs).to_vec();
    Ok(Transfer { theirs: practices, effects, indicators, ours: private })
}
