//! An agreement in force with a file, for the walk over the doors.

use crate::common::{Centre, House, noon};
use agreements::{Agreement, AgreementKind, Party, Signing};
use kernel::{AgreementId, Day, FileId, RegionCode, Role};

/// An agreement and its files.
pub struct Bound {
    pub agreement: AgreementId,
    pub file: FileId,
    /// One that programs read after the walk has removed the other.
    pub scan: FileId,
}

impl Bound {
    /// Between the centre's region and another one.
    pub async fn of(house: &House, centre: &Centre, with: &str) -> Bound {
        let mut it = Agreement::draft(AgreementKind::Agreement, "walk", noon());
        let other: RegionCode = with.parse().unwrap();
        it.parties = vec![Party::region(centre.region), Party::region(other)];
        let on: Option<Day> = Some("2024-01-01".parse().unwrap());
        let signing = Signing { signed_on: on, in_force_from: on, in_force_to: None };
        it.enter_signed(&signing, "2026-01-01".parse().unwrap()).unwrap();
        let draft = house.app.files.draft("walk.pdf", b"%PDF-1.7 walk").await.unwrap();
        let account = Some(centre.who(Role::Officer));
        let owner = files::Owner { organisation: centre.organisation, account };
        let kept: db::Result<(FileId, FileId)> = async {
            db::transact!(house.app.db, |tx| {
                agreements::save(tx, &it).await?;
                let file = house.app.files.keep(tx, &draft, owner, noon()).await?.id;
                let scan = house.app.files.keep(tx, &draft, owner, noon()).await?.id;
                for id in [file, scan] {
                    files::attach(tx, id, "agreement", it.id).await?;
                }
                Ok((file, scan))
            })
        }
        .await;
        let (file, scan) = kept.unwrap();
        Bound { agreement: it.id, file, scan }
    }
}
