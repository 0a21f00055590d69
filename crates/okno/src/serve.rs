//! Serving: the listener; the sealer, the measurer and the postman beside it; and leaving in good
//! order.

use crate::{Post, measuring, post, router};
use anyhow::Context as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use web::App;

/// Where we listen when nobody says otherwise: only this machine.
pub(crate) const LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
/// Pause between two rounds of the journal's sealer.
const SEALING: Duration = Duration::from_secs(1);
/// How long requests may still run after we were asked to leave.
const LEAVING: Duration = Duration::from_secs(30);

/// Takes an address.
///
/// # Errors
/// An address in use, or not ours.
pub async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("cannot listen on {address} (is another program there? choose one with --listen)")
    })
}

/// Serves until SIGTERM or Ctrl-C, then finishes what it accepted. Without a [`Post`] mails wait in
/// the outbox; a demo only shows them.
///
/// # Errors
/// A listener that breaks.
pub async fn serve(
    app: App,
    post: Option<Post>,
    listener: TcpListener,
    ready: impl FnOnce(SocketAddr),
) -> anyhow::Result<()> {
    let db = app.db.clone();
    registry::recover(&db, app.clock.now()).await?; // an import that died left its mark
    let post = if app.demo { Some(Post::shown()) } else { post };
    let mut beside = vec![
        tokio::spawn(seal(app.clone())),
        tokio::spawn(post::clear(app.clone())),
        tokio::spawn(measuring::work(app.clone())),
    ];
    beside.extend(post.map(|it| tokio::spawn(post::work(app.clone(), it))));
    // Before we say that we serve: whoever hears it may ask us to leave at once.
    let asked_to_leave = asked_to_leave()?;
    ready(listener.local_addr()?);
    let (leave, left) = tokio::sync::oneshot::channel();
    let asked = async move {
        asked_to_leave.await;
        tracing::info!("leaving: finishing what was accepted");
        let _ = leave.send(()); // nobody listens if serving has ended
    };
    let serving = axum::serve(listener, router(app)).with_graceful_shutdown(asked);
    tokio::select! {
        done = serving => done?,
        () = async { let _ = left.await; tokio::time::sleep(LEAVING).await } => {
            tracing::warn!("some requests did not end in {LEAVING:?}");
        }
    }
    beside.iter().for_each(|it| it.abort());
    db.close().await;
    Ok(())
}

/// Closes committed journal entries into seals, once a second.
async fn seal(app: App) {
    loop {
        match journal::seal(&app.db, app.clock.now()).await {
            Ok(0) => tokio::time::sleep(SEALING).await,
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, "the journal could not be sealed; trying again");
                tokio::time::sleep(SEALING * 5).await;
            }
        }
    }
}

/// Hears SIGTERM and Ctrl-C from now on; the future ends with the first of them.
fn asked_to_leave() -> std::io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
