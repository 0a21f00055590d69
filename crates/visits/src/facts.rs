//! Everything of one visit that papers, the protocol and the news need, read once.

use crate::{
    Commitment, Consent, Delegate, Item, Question, Remark, RemarkKind, Visit, may_publish, store,
};
use db::{Result, Tx};
use kernel::{AgreementId, DelegateId, VisitId};
use regions::{Direction, Organisation, Region};
use std::collections::BTreeMap;

/// A visit with all it left behind.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The visit.
    pub visit: Visit,
    /// Who received.
    pub host: Region,
    /// Who came.
    pub guest: Region,
    /// Institutions that took part, of both sides.
    pub organisations: Vec<Organisation>,
    /// Directions of the institutions that the programme names, in their order.
    pub directions: Vec<Direction>,
    /// People of both sides who were not taken off the list.
    pub delegates: Vec<Delegate>,
    /// The programme.
    pub items: Vec<Item>,
    /// Questions with their answers.
    pub questions: Vec<Question>,
    /// Notes, changes, quotes, photographs.
    pub remarks: Vec<Remark>,
    /// Consents to publication.
    pub consents: Vec<Consent>,
    /// What was promised.
    pub commitments: Vec<Commitment>,
    /// What was signed.
    pub signed: Vec<AgreementId>,
}

/// Words of a person that may be published now.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote<'a> {
    /// Who.
    pub person: &'a Delegate,
    /// What.
    pub remark: &'a Remark,
}

/// Everything of a visit; `None` where there is no such visit. A fixed number of statements.
pub async fn facts(tx: &mut Tx, id: VisitId) -> Result<Option<Facts>> {
    match store::find(tx, id).await? {
        Some(visit) => Facts::of(tx, visit).await,
        None => Ok(None),
    }
}

impl Facts {
    /// Everything of this visit.
    pub(crate) async fn of(tx: &mut Tx, visit: Visit) -> Result<Option<Facts>> {
        let id = visit.id;
        let host = store::side(tx, &visit, visit.host).await?;
        let guest = store::side(tx, &visit, visit.guest).await?;
        let (Some(host), Some(guest)) = (host, guest) else { return Ok(None) };
        let part = store::organisations(tx, id).await?;
        let mut organisations = regions::organisations_of(tx, visit.host).await?;
        organisations.extend(regions::organisations_of(tx, visit.guest).await?);
        organisations.retain(|it| part.contains(&it.id));
        Ok(Some(Facts {
            host,
            guest,
            directions: shown_directions(tx, id).await?,
            organisations,
            delegates: store::delegates(tx, id).await?,
            items: store::items(tx, id).await?,
            questions: store::questions(tx, id).await?,
            remarks: store::remarks(tx, id).await?,
            consents: store::consents(tx, id).await?,
            commitments: store::commitments(tx, id).await?,
            signed: store::signed(tx, id).await?,
            visit,
        }))
    }

    /// The region of one side.
    pub fn region(&self, code: kernel::RegionCode) -> &Region {
        if code == self.guest.code { &self.guest } else { &self.host }
    }

    /// People of one side who are on the list.
    pub fn people_of(&self, code: kernel::RegionCode) -> impl Iterator<Item = &Delegate> {
        self.delegates.iter().filter(move |it| it.region == code && it.removed_at.is_none())
    }

    /// Somebody by id, also one who was taken off the list.
    pub fn delegate(&self, id: DelegateId) -> Option<&Delegate> {
        self.delegates.iter().find(|it| it.id == id)
    }

    /// The organisation with this id, if it takes part.
    pub fn organisation(&self, id: kernel::OrganisationId) -> Option<&Organisation> {
        self.organisations.iter().find(|it| it.id == id)
    }

    /// Directions that were shown, in their order.
    pub fn shown(&self) -> Vec<&Direction> {
        let seen = |it: &&Direction| {
            self.items.iter().any(|item| item.shown && item.direction == Some(it.id))
        };
        self.directions.iter().filter(seen).collect()
    }

    /// Quotes that may be published now: the person consented and agreed to the words.
    pub fn quotes(&self) -> Vec<Quote<'_>> {
        self.public(RemarkKind::Quote)
            .filter_map(|remark| Some(Quote { person: self.delegate(remark.delegate?)?, remark }))
            .collect()
    }

    /// Photographs that may be published now.
    pub fn pictures(&self) -> Vec<&Remark> {
        self.public(RemarkKind::Photo).collect()
    }

    /// Questions without an answer.
    pub fn unanswered(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|it| it.is_open())
    }

    /// How many directions each institution of the programme has, and how many were shown.
    pub fn shown_of(&self) -> Vec<(&Organisation, usize, usize)> {
        let mut counts: BTreeMap<kernel::OrganisationId, (usize, usize)> = BTreeMap::new();
        let shown = self.shown();
        for it in &self.directions {
            let count = counts.entry(it.organisation).or_default();
            count.1 += 1;
            count.0 += usize::from(shown.iter().any(|other| other.id == it.id));
        }
        let named = counts
            .into_iter()
            .filter_map(|(id, (shown, all))| Some((self.organisation(id)?, shown, all)));
        named.collect()
    }

    fn public(&self, kind: RemarkKind) -> impl Iterator<Item = &Remark> {
        self.remarks
            .iter()
            .filter(move |it| it.kind == kind && may_publish(it, &self.consents).is_ok())
    }
}

/// Directions of every institution one of whose directions stands in the programme, as they were
/// on the day of the visit: one closed before is left out, one closed since is not.
async fn shown_directions(tx: &mut Tx, id: VisitId) -> Result<Vec<Direction>> {
    db::sql!(
        "select d.id, d.organisation, d.name, d.short_name, d.curator, d.position, d.closed_on
         from directions d
         where d.organisation in (select it.organisation from visit_items i
                                  join directions it on it.id = i.direction where i.visit = $1)
           and (d.closed_on is null
                or d.closed_on >= (select min(day) from visit_items where visit = $1))
         order by d.organisation, d.position, d.id limit 200",
        id
    )
    .all(tx)
    .await
}
