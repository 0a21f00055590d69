//! What waits for somebody in this room.

use crate::{Commitment, Now, Question, ShowCommitment, Visit, store};
use db::{Result, Tx};
use kernel::{Actor, Day, Role, Say};
use web::Waiting;

/// Days before a visit when it begins to wait.
const AHEAD: i32 = 14;
/// Days before its term when a commitment begins to wait.
const BEFORE_DUE: i32 = 7;

/// What waits for this person: commitments of their side, questions to answer, visits to come.
/// At most three statements.
pub async fn waiting(tx: &mut Tx, actor: &Actor, today: Day) -> Result<Vec<Waiting>> {
    match actor.role {
        Role::Officer => of_officer(tx, actor, today).await,
        Role::Specialist | Role::Head | Role::Desk => of_colleague(tx, actor, today).await,
        _ => Ok(Vec::new()),
    }
}

async fn of_officer(tx: &mut Tx, actor: &Actor, today: Day) -> Result<Vec<Waiting>> {
    let region = actor.region;
    let due = store::due_commitments(tx, region, today.plus_days(BEFORE_DUE)).await?;
    let open = store::unanswered_by(tx, region).await?;
    let coming = store::coming(tx, region, today, today.plus_days(AHEAD)).await?;
    let all = due.iter().map(commitment).chain(open.iter().map(question));
    Ok(all.chain(coming.iter().map(visit)).collect())
}

async fn of_colleague(tx: &mut Tx, actor: &Actor, today: Day) -> Result<Vec<Waiting>> {
    let until = today.plus_days(AHEAD);
    let coming = store::coming_to(tx, actor.organisation, today, until).await?;
    Ok(coming.iter().map(visit).collect())
}

fn commitment(it: &Commitment) -> Waiting {
    let say = Say::new("visits-waiting-commitment").with("text", &it.text);
    Waiting { say, href: ShowCommitment { id: it.id }.to_string(), due: Some(it.due) }
}

fn question(it: &Question) -> Waiting {
    let say = Say::new("visits-waiting-question").with("text", &it.text);
    Waiting { say, href: format!("{}#questions", Now { id: it.visit }), due: None }
}

fn visit(it: &Visit) -> Waiting {
    let say = Say::new("visits-waiting-visit").with("aim", &it.aim).with("day", it.from);
    Waiting { say, href: crate::Show { id: it.id }.to_string(), due: Some(it.from) }
}
