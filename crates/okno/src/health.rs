//! Whether the process lives, and whether it can serve.

use axum::http::StatusCode;
use axum_extra::routing::TypedPath;
use db::sql;
use web::Guest;

#[derive(TypedPath)]
#[typed_path("/health/live")]
pub(crate) struct Live;

#[derive(TypedPath)]
#[typed_path("/health/ready")]
pub(crate) struct Ready;

/// 200 while the process can answer at all.
pub(crate) async fn live(_: Live) -> &'static str {
    "live\n"
}

/// 200 while the database answers, 503 otherwise.
pub(crate) async fn ready(_: Ready, guest: Guest) -> (StatusCode, &'static str) {
    match ask(&guest).await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

async fn ask(guest: &Guest) -> db::Result<()> {
    let mut tx = guest.db().read().await?;
    sql!("select count(*) from installation").one::<(i64,)>(&mut tx).await.map(drop)
}
