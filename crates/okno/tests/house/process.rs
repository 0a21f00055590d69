//! The program itself: leaving in good order, being killed, the command line's exit codes.

use crate::common::{Child, Folder, Program, Settled, read};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::net::TcpStream;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

#[tokio::test]
async fn it_leaves_in_good_order_while_a_request_is_under_way() {
    let Settled { program, centre, token, folder: _folder } = Settled::new().await;
    let mut child = program.serve();
    let idle = TcpStream::connect(child.address).unwrap();
    let body = centre.wanted();
    let (begin, rest) = body.as_bytes().split_at(body.len() / 2);
    let mut slow = TcpStream::connect(child.address).unwrap();
    let head = format!(
        "POST /api/v1/renderings HTTP/1.1\r\nhost: test\r\nauthorization: {token}\r\n\
         idempotency-key: slow\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    slow.write_all(head.as_bytes()).unwrap();
    slow.write_all(begin).unwrap();
    thread::sleep(Duration::from_millis(200));
    child.signal("TERM");
    thread::sleep(Duration::from_millis(300));
    assert!(child.is_alive(), "it left while a request was under way");
    assert!(TcpStream::connect(child.address).is_err(), "it takes no new connections");
    slow.write_all(rest).unwrap();
    let answer = read(&mut slow).expect("an answer to what was accepted");
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert_eq!(child.wait().code(), Some(0));
    drop(idle);
    assert_eq!(program.code(&["figures", "verify"]), 0);
}

#[test]
fn the_first_account_signs_in_with_the_printed_password() {
    let folder = Folder::new();
    let program = Program::on(folder.database());
    let made = program.run(&["admin", "create", "admin@example.org"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let said = String::from_utf8(made.stdout).unwrap();
    let password = said.lines().find_map(|it| it.strip_prefix("password: ")).unwrap();
    let child = program.serve();

    let wrong = sign_in(&child, "admin@example.org", "not-the-password");
    assert_eq!(wrong.0, 422);
    let (status, cookie) = sign_in(&child, "Admin@Example.org", password);
    assert_eq!(status, 303);
    let registry = child.get("/registry", &[&format!("cookie: {cookie}")]);
    assert_eq!(registry.status, 200);
    assert_eq!(child.get("/registry", &[]).status, 303, "signed out");

    let token = program.run(&["token", "create", "--account", "admin@example.org"]).stdout;
    let token = format!("authorization: Bearer {}", String::from_utf8(token).unwrap().trim());
    let known = child.get("/api/v1/sme-records/7707083893", &[&token]);
    assert_eq!(known.status, 404, "no dump yet: {}", known.body);
    assert_eq!(child.get("/api/v1/clients", &[&token]).status, 403);
    assert_eq!(child.get("/api/v1/clients", &["authorization: Bearer okno_no"]).status, 401);
    let page = child.get("/registry", &[&token]);
    assert_eq!(page.status, 303, "a token opens the API only");
    assert_eq!(child.leave(), 0);
}

/// The status and the cookie.
fn sign_in(child: &Child, email: &str, password: &str) -> (u16, String) {
    let body = format!("email={}&password={password}", email.replace('@', "%40"));
    let kind = "content-type: application/x-www-form-urlencoded";
    let answer = child.ask(&["POST /sign-in HTTP/1.1", kind], &body).unwrap();
    let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default();
    (answer.status, cookie.to_owned())
}

#[tokio::test]
async fn what_was_acknowledged_survives_a_kill() {
    let Settled { program, centre, token, folder: _folder } = Settled::new().await;
    let body = centre.wanted();
    let acknowledged = killed_in_a_burst(program.serve(), &token, &body);
    assert!(acknowledged.len() > 20, "the burst was too short: {}", acknowledged.len());

    let child = program.serve();
    for (key, id) in &acknowledged {
        let again = child.render(&token, &body, key).unwrap();
        assert_eq!(again.status, 200, "{key} was acknowledged and is lost: {}", again.body);
        assert!(again.body.contains(id), "{key} is another rendering now");
    }
    assert_eq!(child.leave(), 0);
    assert_eq!(program.code(&["figures", "verify"]), 0);
    assert_eq!(program.code(&["journal", "verify"]), 0);
}

/// Sends renderings from eight threads and kills the program in their midst; gives keys and ids of
/// those it acknowledged.
fn killed_in_a_burst(mut child: Child, token: &str, body: &str) -> BTreeMap<String, String> {
    let acknowledged = Mutex::new(BTreeMap::new());
    let done = || acknowledged.lock().unwrap().len();
    thread::scope(|scope| {
        for thread in 0..8 {
            let (child, acknowledged) = (&child, &acknowledged);
            scope.spawn(move || {
                for number in 0.. {
                    let key = format!("{thread}-{number}");
                    let Some(answer) = child.render(token, body, &key) else { return };
                    assert_eq!(answer.status, 201, "{}", answer.body);
                    let id: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
                    let id = id["id"].as_str().unwrap().to_owned();
                    acknowledged.lock().unwrap().insert(key, id);
                }
            });
        }
        let mut waited = 0;
        while done() < 100 && waited < 1000 {
            thread::sleep(Duration::from_millis(10));
            waited += 1;
        }
        child.signal("KILL");
    });
    child.wait();
    acknowledged.into_inner().unwrap()
}

#[tokio::test]
async fn tampering_is_found() {
    let settled = Settled::new().await;
    let program = &settled.program;
    let child = program.serve();
    settled.wait_for_seals().await;
    assert_eq!(child.leave(), 0);
    assert_eq!(program.code(&["journal", "verify"]), 0);
    assert_eq!(program.code(&["figures", "verify"]), 0);

    settled.tamper("update figures set services = services + 1 where cut = 'total'").await;
    assert_eq!(program.code(&["figures", "verify"]), 3);
    assert_eq!(program.code(&["figures", "rebuild"]), 0);
    assert_eq!(program.code(&["figures", "verify"]), 0);

    settled
        .tamper(
            "update journal set name = 'Somebody else'
             where id = (select min(id) from journal where verb = 'client-added')",
        )
        .await;
    let verdict = program.run(&["journal", "verify"]);
    assert_eq!(verdict.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&verdict.stdout).contains("broken"));
}

#[test]
fn exit_codes_are_as_documented() {
    let folder = Folder::new();
    let program = Program::on(folder.database());
    for done in [&["--help"][..], &["openapi"], &["completions", "bash"], &["registry", "status"]] {
        assert_eq!(program.code(done), 0, "{done:?}");
    }
    for failed in [
        &["admin", "create", "not-an-address"][..],
        &["token", "create", "--account", "nobody@example.org"],
        &["admin", "second-step-off", "nobody@example.org"],
        &["registry", "import", "/nowhere/dump.zip"],
        &["registry", "show", "7707083894"],
        &["serve", "--listen", "203.0.113.1:80"],
    ] {
        assert_eq!(program.code(failed), 1, "{failed:?}");
    }
    for usage in [&["nonsense"][..], &[], &["registry"], &["serve", "--listen", "nowhere"]] {
        assert_eq!(program.code(usage), 2, "{usage:?}");
    }
    assert_eq!(program.code(&["registry", "show", "7707083893"]), 3);
    let lost = Program::on("sqlite:/nowhere/okno.db".to_owned());
    assert_eq!(lost.code(&["figures", "verify"]), 1);
    let strange = Program::on("mysql://localhost/okno".to_owned());
    assert_eq!(strange.code(&["figures", "verify"]), 1);
}

#[test]
fn a_register_of_agreements_comes_whole_or_not_at_all() {
    let folder = Folder::new();
    let program = Program::on(folder.database());
    let register = |name: &str, rows: &str| {
        let path = folder.path(name);
        std::fs::write(&path, format!("Наименование;Регионы;Подписано\n{rows}")).unwrap();
        path.display().to_string()
    };
    let said = |arguments: &[&str]| {
        let it = program.run(&[&["agreements", "import"], arguments].concat());
        let text = String::from_utf8([it.stdout, it.stderr].concat()).unwrap();
        (it.status.code().unwrap(), text)
    };
    let good = register("good.csv", "О торговле;Республика Башкортостан;05.03.2024\n");
    let bad = register(
        "bad.csv",
        "О дорогах;Республика Башкортостан;05.03.2024\nО мостах;Нет такого региона;31.02.2024\n",
    );

    let (code, text) = said(&[&bad, "--region", "74"]);
    assert_eq!(code, 3, "{text}");
    for cell in ["B3", "C3"] {
        assert!(text.contains(cell), "{cell} in {text}");
    }
    let (code, text) = said(&[&good, "--region", "74", "--check"]);
    assert_eq!((code, text.contains("new: 1, in the register already: 0")), (0, true), "{text}");
    let (code, text) = said(&[&good, "--region", "74"]);
    assert_eq!((code, text.contains("new: 1,")), (0, true), "neither kept anything: {text}");
    let (code, text) = said(&[&good, "--region", "74"]);
    assert_eq!((code, text.contains("new: 0, in the register already: 1")), (0, true), "{text}");
    assert_eq!(said(&["/nowhere.xlsx", "--region", "74"]).0, 1);
}

#[test]
fn a_demo_of_one_day_is_not_shown_as_that_of_another() {
    let folder = Folder::new();
    let data = folder.path("demo").display().to_string();
    let program = Program::on(folder.database());
    let demo = |day: &str, reset: &[&str]| {
        let arguments = ["demo", "--small", "--no-serve", "--data", &data, "--today", day];
        let it = program.alone(&[&arguments, reset].concat());
        (it.status.code().unwrap(), String::from_utf8(it.stderr).unwrap())
    };
    assert_eq!(demo("2023-11-15", &[]).0, 0);
    assert_eq!(demo("2023-11-15", &[]).0, 0, "the same one again");
    let (code, said) = demo("2023-11-16", &[]);
    assert!(code == 1 && said.contains("2023-11-15") && said.contains("--reset"), "{said}");
    assert_eq!(demo("2023-11-16", &["--reset"]).0, 0);
    let (code, said) = demo("2019-02-01", &["--reset"]);
    assert!(code == 1 && said.contains("2023-11-15"), "{said}");
}
