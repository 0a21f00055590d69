//! A visit with one thing of each kind, for the walk over the doors.

use crate::common::{Centre, House, noon};
use kernel::{
    CommitmentId, ConsentId, DelegateId, FileId, ItemId, QuestionId, RegionCode, RemarkId, Role,
    VisitId,
};
use visits::{
    Channel, Commitment, Consent, Covers, Delegate, Item, Kind, Promise, Question, Remark,
    RemarkKind, State, TimeOfDay, Visit,
};

/// A visit's things.
pub struct Visited {
    pub visit: VisitId,
    pub delegate: DelegateId,
    pub consent: ConsentId,
    /// With a question: it stays in the programme.
    pub item: ItemId,
    pub question: QuestionId,
    pub remark: RemarkId,
    pub commitment: CommitmentId,
    /// A material of the item.
    pub file: FileId,
    /// A photograph that may go out.
    pub photograph: FileId,
}

impl Visited {
    /// A visit of another region to the centre.
    pub async fn of(house: &House, centre: &Centre, by: &str) -> Visited {
        let guest: RegionCode = by.parse().unwrap();
        let visit = visit(centre, guest);
        let (person, item) = (delegate(&visit), item(&visit));
        let (question, remark) = (question(&visit, &item), remark(&visit, &person));
        let (consent, promise) = (consent(&visit, &person), commitment(&visit));
        let draft = house.app.files.draft("walk.pdf", b"%PDF-1.7 walk").await.unwrap();
        let owner = files::Owner {
            organisation: centre.organisation,
            account: Some(centre.who(Role::Officer)),
        };
        let kept: db::Result<FileId> = async {
            db::transact!(house.app.db, |tx| {
                visits::save(tx, &visit).await?;
                visits::add_delegate(tx, &person).await?;
                visits::add_item(tx, &item).await?;
                visits::add_question(tx, &question).await?;
                visits::add_remark(tx, &remark).await?;
                visits::save_consent(tx, &consent).await?;
                visits::add_commitment(tx, &promise).await?;
                let file = house.app.files.keep(tx, &draft, owner, noon()).await?;
                files::attach(tx, file.id, "visit-item", item.id).await?;
                visits::add_remark(tx, &photograph(&visit, file.id)).await?;
                Ok(file.id)
            })
        }
        .await;
        let file = kept.unwrap();
        Visited {
            visit: visit.id,
            delegate: person.id,
            consent: consent.id,
            item: item.id,
            question: question.id,
            remark: remark.id,
            commitment: promise.id,
            file,
            photograph: file,
        }
    }
}

fn visit(centre: &Centre, guest: RegionCode) -> Visit {
    Visit {
        id: VisitId::new(),
        kind: Kind::Visit,
        agreement: None,
        measure: None,
        answers: None,
        aim: "walk".into(),
        from: "2026-11-20".parse().unwrap(),
        to: "2026-11-21".parse().unwrap(),
        host: centre.region,
        guest,
        host_organisation: Some(centre.organisation),
        guest_organisation: None,
        outside: String::new(),
        keeper: centre.region,
        state: State::Planned,
        reason: String::new(),
        created_at: noon(),
    }
}

fn delegate(visit: &Visit) -> Delegate {
    Delegate {
        id: DelegateId::new(),
        visit: visit.id,
        region: visit.host,
        name: "walk".into(),
        position: "walk".into(),
        organisation: "walk".into(),
        contact: String::new(),
        source: String::new(),
        removed_at: None,
    }
}

fn item(visit: &Visit) -> Item {
    Item {
        id: ItemId::new(),
        visit: visit.id,
        day: visit.from,
        begins: TimeOfDay { hour: 10, minute: 0 },
        ends: TimeOfDay { hour: 11, minute: 0 },
        place: String::new(),
        title: "walk".into(),
        organisation: visit.host_organisation,
        direction: None,
        host: String::new(),
        guests: String::new(),
        transport: String::new(),
        shown: false,
        position: 0,
    }
}

fn question(visit: &Visit, item: &Item) -> Question {
    let id = QuestionId::new();
    Question {
        id,
        visit: visit.id,
        once: id.to_string(),
        item: Some(item.id),
        region: visit.guest,
        asked_by: "walk".into(),
        to_whom: String::new(),
        text: "walk".into(),
        asked_at: noon(),
        answer: String::new(),
        answered_by: String::new(),
        answered_at: None,
    }
}

fn remark(visit: &Visit, person: &Delegate) -> Remark {
    let id = RemarkId::new();
    Remark {
        id,
        visit: visit.id,
        once: id.to_string(),
        kind: RemarkKind::Quote,
        region: visit.host,
        author: "walk".into(),
        delegate: Some(person.id),
        faces: Default::default(),
        item: None,
        text: "walk".into(),
        file: None,
        at: noon(),
        approved_at: None,
    }
}

/// The walk opens it; what it holds is nothing to the walk.
fn photograph(visit: &Visit, file: FileId) -> Remark {
    let id = RemarkId::new();
    Remark {
        id,
        visit: visit.id,
        once: id.to_string(),
        kind: RemarkKind::Photo,
        region: visit.host,
        author: "walk".into(),
        delegate: None,
        faces: Default::default(),
        item: None,
        text: "walk".into(),
        file: Some(file),
        at: noon(),
        approved_at: Some(noon()),
    }
}

fn consent(visit: &Visit, person: &Delegate) -> Consent {
    Consent {
        id: ConsentId::new(),
        visit: visit.id,
        delegate: person.id,
        covers: Covers::Both,
        given_on: visit.from,
        channel: Channel::Paper,
        recorded_by: "walk".into(),
        recorded_at: noon(),
        withdrawn_at: None,
    }
}

fn commitment(visit: &Visit) -> Commitment {
    let id = CommitmentId::new();
    Commitment {
        id,
        visit: visit.id,
        once: id.to_string(),
        question: None,
        text: "walk".into(),
        side: visit.host,
        other: visit.guest,
        responsible: String::new(),
        due: visit.to,
        state: Promise::Open,
        becomes: None,
        target: String::new(),
        evidence: String::new(),
        reason: String::new(),
        made_at: noon(),
        closed_on: None,
    }
}
