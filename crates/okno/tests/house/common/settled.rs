//! A database of the program with a centre in it.

use super::{Centre, Folder, House, Program, noon};
use kernel::{Clock, Role};
use okno::Opening;
use sqlx::{Connection as _, SqliteConnection};
use std::time::Duration;

/// The program, ready to be served, with a specialist's token as the header wants it.
pub struct Settled {
    pub program: Program,
    pub centre: Centre,
    pub token: String,
    pub folder: Folder,
}

impl Settled {
    pub async fn new() -> Settled {
        let folder = Folder::new();
        let program = Program::on(folder.database());
        let opening = Opening {
            database: program.database.clone(),
            files: None,
            clock: Clock::fixed(noon()),
        };
        let house = House::of(okno::open(opening).await.unwrap());
        let centre = Centre::found(&house, "74", "500100732259").await;
        house.app.db.close().await;
        // The program's own clock issues it: a token of the tests' day would run out one day.
        let account = format!("{}@example.com", centre.who(Role::Specialist));
        let token = program.run(&["token", "create", "--account", &account]).stdout;
        let token = format!("Bearer {}", String::from_utf8(token).unwrap().trim());
        Settled { program, centre, token, folder }
    }

    /// Changes the database behind the program's back.
    pub async fn tamper(&self, text: &'static str) {
        let mut connection = self.connect().await;
        sqlx::query(text).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }

    /// Waits for the running program's sealer: it takes what has been committed once a second.
    pub async fn wait_for_seals(&self) {
        let mut connection = self.connect().await;
        for _ in 0..500 {
            let seals = sqlx::query_scalar::<_, i64>("select count(*) from journal_seals");
            if seals.fetch_one(&mut connection).await.unwrap() > 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("nothing was sealed");
    }

    async fn connect(&self) -> SqliteConnection {
        let path = self.folder.path("okno.db");
        SqliteConnection::connect(path.to_str().unwrap()).await.unwrap()
    }
}
