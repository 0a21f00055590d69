//! A plan with one thing of each kind, for the walk over the doors.

use crate::common::{Centre, House, Person, noon};
use agreements::{Agreement, AgreementKind, Party};
use kernel::{FileId, MeasureId, OrganisationId, PlanId, RegionCode, ReportId, Role};
use plans::{Plan, PlanState, Proposal, Term, Wording};
use regions::{Organisation, OrganisationKind};

/// A plan's things.
pub struct Things {
    pub plan: PlanId,
    pub measure: MeasureId,
    /// Proposed to the side, with a file.
    pub report: ReportId,
    pub file: FileId,
    /// Of a one-time link.
    pub secret: String,
}

impl Things {
    /// A plan between the centre's region and another one.
    pub async fn of(house: &House, centre: &Centre, with: &str) -> Things {
        let mut agreement = Agreement::draft(AgreementKind::Agreement, "Соглашение", noon());
        let other: RegionCode = with.parse().unwrap();
        agreement.parties = vec![Party::region(centre.region), Party::region(other)];
        let plan = plan(&agreement, centre.region, other);
        let measure = plans::fresh(&plan, MeasureId::new(), wording());
        let proposal = Proposal {
            measure: measure.id,
            region: centre.region,
            text: "walk".into(),
            source: "walk".into(),
            on: plan.from,
            author: "walk".into(),
        };
        let draft = house.app.files.draft("walk.pdf", b"%PDF-1.7 walk").await.unwrap();
        let owner = files::Owner {
            organisation: centre.organisation,
            account: Some(centre.who(Role::Officer)),
        };
        let kept: db::Result<(ReportId, FileId)> = async {
            db::transact!(house.app.db, |tx| {
                agreements::save(tx, &agreement).await?;
                plans::save(tx, &plan, "", noon()).await?;
                plans::save_measure(tx, &plan, &measure).await?;
                let report = plans::propose_note(tx, &proposal, noon()).await?.expect("a side");
                let file = house.app.files.keep(tx, &draft, owner, noon()).await?;
                files::attach(tx, file.id, "measure_report", report).await?;
                Ok((report, file.id))
            })
        }
        .await;
        let (report, file) = kept.unwrap();
        let secret = secret(house, centre, plan.id).await;
        Things { plan: plan.id, measure: measure.id, report, file, secret }
    }
}

fn plan(agreement: &Agreement, own: RegionCode, other: RegionCode) -> Plan {
    Plan {
        id: PlanId::new(),
        agreement: agreement.id,
        title: "walk".into(),
        from: "2024-01-01".parse().unwrap(),
        to: "2026-12-31".parse().unwrap(),
        region_a: Some(own),
        name_a: "walk a".into(),
        region_b: Some(other),
        name_b: "walk b".into(),
        state: PlanState::Approved,
        version: 1,
        approved_on: Some("2024-01-01".parse().unwrap()),
        created_at: noon(),
    }
}

fn wording() -> Wording {
    Wording {
        number: "1".into(),
        text: "walk".into(),
        sphere: String::new(),
        term: Term::Constant,
        body_a: String::new(),
        body_b: String::new(),
        result: String::new(),
        indicator: String::new(),
        target: String::new(),
    }
}

/// The secret of a fresh one-time link, as the page shows it once.
async fn secret(house: &House, centre: &Centre, plan: PlanId) -> String {
    let cookie = house.sign_in(centre.who(Role::Officer)).await;
    let made = house.post(&format!("/plans/{plan}/links"), &cookie, "side=b&addressee=walk").await;
    let (_, secret) = made.body.split_once("/plan-links/").expect("a link, shown once");
    secret.split('<').next().unwrap().to_owned()
}

/// A ministry of the centre's region: from now on its side of a plan has Okno.
async fn ministry(house: &House, centre: &Centre) {
    let kept: db::Result<()> = async {
        db::transact!(house.app.db, |tx| {
            let it = regions::organisation(tx, centre.organisation).await?.expect("the centre");
            let (id, kind) = (OrganisationId::new(), OrganisationKind::Ministry);
            regions::save_organisation(tx, &Organisation { id, kind, ..it }).await
        })
    }
    .await;
    kept.unwrap();
}

#[tokio::test]
async fn a_version_waits_for_the_other_side_and_strangers_read_the_one_in_force() {
    for house in House::each().await {
        let here = Centre::found(&house, "74", "500100732259").await;
        let there = Centre::found(&house, "02", "773370857141").await;
        let elsewhere = Centre::found(&house, "77", "500100732259").await;
        let it = Things::of(&house, &here, "02").await;
        ministry(&house, &there).await;
        let ours = Person::of(&house, here.who(Role::Officer)).await;
        let theirs = Person::of(&house, there.who(Role::Officer)).await;
        let stranger = Person::of(&house, elsewhere.who(Role::Officer)).await;
        let observer = Person::of(&house, here.who(Role::Observer)).await;

        let plan = format!("/plans/{}", it.plan);
        ours.does(&format!("{plan}/versions"), &[("reason", "протокол")]).await;
        let terms = [("title", "Задуманный план"), ("from", "2024-01-01"), ("to", "2027-12-31")];
        ours.does(&format!("{plan}/terms"), &terms).await;
        let text = [("number", "1"), ("text", "Задуманная ярмарка"), ("term", "01.02.2026")];
        ours.does(&format!("/measures/{}/wording", it.measure), &text).await;
        for reader in [&stranger, &observer, &ours, &theirs] {
            for path in ["/exchange/74/02", "/plans?region=74", "/search?q=Задуманный"] {
                let page = reader.sees(path).await;
                assert!(!page.contains("Задуманный план"), "{path}: {page}");
                assert!(!page.contains("Задуманная ярмарка"), "{path}: {page}");
            }
        }
        for reader in [&ours, &theirs] {
            assert!(reader.sees(&plan).await.contains("Задуманный план"));
        }
        for reader in [&stranger, &observer] {
            assert!(!reader.sees(&plan).await.contains("Задуманн"));
        }

        let asks = "Редакция 2 плана ждёт вашего согласия. Задуманный план";
        assert!(!theirs.sees("/waiting").await.contains(asks), "nobody has agreed");
        ours.does(&format!("{plan}/consent"), &[]).await;
        assert!(theirs.sees("/waiting").await.contains(asks));
        assert!(!stranger.sees("/waiting").await.contains(asks));
        theirs.does(&format!("{plan}/consent"), &[("approved_on", "2026-11-23")]).await;
        assert!(!theirs.sees("/waiting").await.contains(asks), "answered");
        for path in ["/exchange/74/02", "/plans?region=74"] {
            assert!(stranger.sees(path).await.contains("Задуманн"), "{path}: in force");
        }
    }
}
