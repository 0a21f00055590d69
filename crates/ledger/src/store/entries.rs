//! Rows of the ledger on their way to the fold.
//!
//! What costs is a row of the driver, not its bytes. So rows come packed, many as one text: a
//! client's, or a day's, as their index has them side by side; [`Entry`] reads them back.

use crate::model::{Entry, History, Pseudonym};
use db::{Result, Tx, sql};
use kernel::{ClientKey, Day, OrganisationId};

/// Days of one read: a year or so.
const DAYS: i64 = 400;

/// Everything one client has received, of all organisations.
pub async fn history(tx: &mut Tx, client: &ClientKey) -> Result<History> {
    let query = sql!(
        "select coalesce(string_agg(concat_ws(' ', r.id, coalesce(r.reverses, '-'),
                    coalesce(s.kind, '-'), r.organisation, r.region, r.direction, r.service,
                    r.client_key, r.recipient, r.rendered_on, r.sign, r.free, r.days), ';'), '')
         from renderings r left join services s on s.id = r.service
         where r.client_key = $1",
        client.to_string()
    );
    let (packed,) = query.one::<(String,)>(tx).await?;
    packed.parse().map_err(wrong)
}

/// The rows of the next `limit` clients of the whole ledger, client by client.
pub(crate) async fn entries_after(
    tx: &mut Tx,
    last: Option<Pseudonym>,
    limit: i64,
) -> Result<Vec<Entry>> {
    let query = sql!(
        "select string_agg(concat_ws(' ', organisation, region, direction, service, client_key,
                    recipient, rendered_on, sign, free, days), ';')
         from renderings where client_key > $1
         group by client_key order by client_key limit $2",
        last.map(|it| it.to_string()).unwrap_or_default(),
        limit
    );
    let mut entries = Vec::new();
    for (packed,) in query.all::<(String,)>(tx).await? {
        unpack(&packed, &mut entries)?;
    }
    Ok(entries)
}

/// An organisation's rows of some days, as the ledger knew them on a day; in no order.
pub(crate) async fn entries_as_of(
    tx: &mut Tx,
    organisation: OrganisationId,
    (mut from, to): (Day, Day),
    known_on: Day,
) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    loop {
        let query = sql!(
            "select rendered_on, string_agg(concat_ws(' ', organisation, region, direction, service,
                        client_key, recipient, rendered_on, sign, free, days), ';')
             from renderings
             where organisation = $1 and rendered_on >= $2 and rendered_on <= $3
               and recorded_on <= $4
             group by rendered_on order by rendered_on limit $5",
            organisation,
            from,
            to,
            known_on,
            DAYS
        );
        let days: Vec<(Day, String)> = query.all(tx).await?;
        let Some((last, _)) = days.last() else { return Ok(entries) };
        from = last.plus_days(1);
        for (_, packed) in &days {
            unpack(packed, &mut entries)?;
        }
    }
}

fn unpack(packed: &str, entries: &mut Vec<Entry>) -> Result<()> {
    for row in packed.split(';') {
        entries.push(row.parse().map_err(wrong)?);
    }
    Ok(())
}

fn wrong(it: String) -> db::Error {
    db::Error::Broken(db::sqlx::Error::Decode(it.into()))
}
