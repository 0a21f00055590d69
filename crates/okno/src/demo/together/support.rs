//! The institutions beside the two centres, and how clients pass between all of them.

use super::super::centre::{known, organisation};
use db::Tx;
use kernel::OrganisationId;
use regions::{Organisation, OrganisationKind, SupportPath};

/// What an institution is and does.
struct Institution {
    /// Its known number; the centres and ministries have theirs.
    number: u128,
    region: &'static str,
    kind: OrganisationKind,
    name: &'static str,
    short_name: &'static str,
    does: &'static str,
}

pub(super) async fn fill(tx: &mut Tx) -> db::Result<()> {
    for it in INSTITUTIONS {
        let organisation = it.organisation();
        regions::save_organisation(tx, &organisation).await?;
        regions::save_support_part(tx, organisation.id, it.does).await?;
    }
    for (number, does) in PARTS {
        regions::save_support_part(tx, id(*number), does).await?;
    }
    for (region, from, to, about) in PATHS {
        let path = SupportPath {
            from_organisation: id(*from),
            to_organisation: id(*to),
            about: (*about).to_owned(),
        };
        let region = region.parse().expect("regions of the demo have two digits");
        regions::save_support_path(tx, region, &path).await?;
    }
    Ok(())
}

fn id(number: u128) -> OrganisationId {
    OrganisationId::known(known(number))
}

impl Institution {
    fn organisation(&self) -> Organisation {
        let address = "демонстрационный адрес";
        organisation(self.number, self.region, self.kind, self.name, self.short_name, address)
    }
}

const INSTITUTIONS: &[Institution] = &[
    Institution {
        number: 0x6001,
        region: "74",
        kind: OrganisationKind::GuaranteeFund,
        name: "Гарантийный фонд Челябинской области",
        short_name: "Гарантийный фонд 74",
        does: "Даёт поручительство по кредитам и лизингу, когда предпринимателю не хватает залога: \
               до 70 % суммы, решение за три рабочих дня.",
    },
    Institution {
        number: 0x6002,
        region: "74",
        kind: OrganisationKind::Microfinance,
        name: "Фонд микрофинансирования Челябинской области",
        short_name: "Микрофинансирование 74",
        does: "Выдаёт микрозаймы по льготной ставке: начинающим, на оборот, на оборудование.",
    },
    Institution {
        number: 0x6003,
        region: "02",
        kind: OrganisationKind::GuaranteeFund,
        name: "Гарантийная организация Республики Башкортостан",
        short_name: "Гарантийная организация 02",
        does: "Даёт поручительство по кредитам, лизингу и банковским гарантиям.",
    },
    Institution {
        number: 0x6004,
        region: "02",
        kind: OrganisationKind::Microfinance,
        name: "Микрокредитная компания Республики Башкортостан",
        short_name: "Микрокредитная компания 02",
        does: "Выдаёт микрозаймы начинающим и действующим предпринимателям районов и городов.",
    },
];

/// What the centres and ministries do.
const PARTS: &[(u128, &str)] = &[
    (
        0x1000,
        "В 2019 году выступил прототипом для центров «Мой бизнес» по всей стране. Принимает предпринимателя с любым вопросом, консультирует, обучает, \
         помогает с экспортом, инжинирингом и социальными проектами; проверяет условия всех мер и \
         передаёт клиента дальше, если помочь должен другой институт.",
    ),
    (
        0x3000,
        "Отвечает за поддержку предпринимательства в области: правила, деньги национального \
         проекта, показатели, соглашения с регионами.",
    ),
    (
        0x2000,
        "Принимает предпринимателей республики: консультации, обучение, продвижение, экспорт, \
         кооперация и ремёсла.",
    ),
    (0x4000, "Отвечает за поддержку предпринимательства и туризма в республике."),
];

/// Region, from, to, when and with what.
const PATHS: &[(&str, u128, u128, &str)] = &[
    (
        "74",
        0x1000,
        0x6001,
        "Банк согласен дать кредит, но залога не хватает: специалист передаёт анкету и отчётность.",
    ),
    (
        "74",
        0x1000,
        0x6002,
        "Нужно до 5 млн ₽ на оборот или оборудование: передаём анкету, ответ за пять рабочих дней.",
    ),
    (
        "74",
        0x6002,
        0x1000,
        "Заём выдан начинающему: клиента приглашают на обучение и к наставнику.",
    ),
    ("74", 0x6001, 0x1000, "Отказ в поручительстве: подбираем другую меру и готовим документы."),
    ("02", 0x2000, 0x6003, "Не хватает залога: направление с анкетой и согласием клиента."),
    ("02", 0x2000, 0x6004, "Нужен микрозаём: направление после скоринга."),
];

#[cfg(test)]
mod tests {
    use super::super::super::centre::others;
    use super::*;

    #[test]
    fn parts_and_paths_are_of_known_institutions() {
        let ministries = others();
        let mut known: Vec<OrganisationId> = ministries.iter().map(|it| it.id).collect();
        known.extend(INSTITUTIONS.iter().map(|it| it.organisation().id));
        known.extend([id(0x1000), id(0x2000)]);
        assert!(PARTS.iter().all(|(number, _)| known.contains(&id(*number))));
        let ends = |it: &(&str, u128, u128, &str)| [id(it.1), id(it.2)];
        assert!(PATHS.iter().flat_map(ends).all(|it| known.contains(&it)));
    }
}
