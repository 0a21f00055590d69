//! The measurer beside the sealer: computes indicators and effects of practices when the calendar or a new snapshot of the SME
//! registry asks for it, so that nobody has to.

use crate::effects;
use kernel::Zone;
use std::time::Duration;
use web::App;

/// Pause before the first look: a start has other things to do.
const SETTLING: Duration = Duration::from_secs(90);
/// Pause between two looks: an import shows on the profiles within this time.
const REST: Duration = Duration::from_secs(15 * 60);

/// Looks until it is aborted.
pub(crate) async fn work(app: App) {
    tokio::time::sleep(SETTLING).await;
    loop {
        let now = app.clock.now();
        let today = now.day_in(&Zone::moscow());
        match indicators::series::keep_up(&app.db, today, now).await {
            Ok(it) if it.written > 0 => {
                tracing::info!(computed = it.computed, written = it.written, "indicators");
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "indicators were not computed; trying again"),
        }
        match effects::keep_up(&app.db, today, now).await {
            Ok(0) => {}
            Ok(computed) => tracing::info!(computed, "effects of practices"),
            Err(error) => tracing::warn!(%error, "effects were not computed; trying again"),
        }
        tokio::time::sleep(REST).await;
    }
}
