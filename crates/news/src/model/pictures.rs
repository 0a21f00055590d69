//! The pictures of a news item: chosen in the draft, agreed to with its text, and shown while
//! everybody on them consents.

use super::{News, OPEN, Refused, State};
use kernel::RemarkId;
use visits::{Facts, Remark, RemarkKind};

/// At most so many go with a text.
pub(crate) const PICTURES: usize = 12;

impl News {
    /// Chooses the pictures that go with the text. With another choice whatever was agreed to is
    /// to be agreed to anew; with the same one nothing changes.
    pub fn illustrate(&mut self, chosen: &[RemarkId], facts: &Facts) -> Result<(), Refused> {
        self.from(OPEN)?;
        let may = facts.pictures();
        if let Some(id) = chosen.iter().find(|id| may.iter().all(|it| it.id != **id)) {
            return Err(match photographs(facts).find(|it| it.id == *id) {
                Some(it) => Refused::PictureHeld(it.text.clone()),
                None => Refused::NoSuchPicture,
            });
        }
        let pictures: Vec<RemarkId> =
            may.iter().map(|it| it.id).filter(|id| chosen.contains(id)).collect();
        if pictures.len() > PICTURES {
            return Err(Refused::TooManyPictures);
        }
        if pictures != self.pictures {
            self.pictures = pictures;
            self.reopen();
        }
        Ok(())
    }

    /// The chosen pictures that may be shown now.
    pub fn shown<'a>(&self, facts: &'a Facts) -> Vec<&'a Remark> {
        let may = facts.pictures();
        self.pictures.iter().filter_map(|id| may.iter().find(|it| it.id == *id)).copied().collect()
    }

    /// The chosen pictures that may no longer be shown: somebody on them took the consent back.
    pub fn held<'a>(&self, facts: &'a Facts) -> Vec<&'a Remark> {
        let may = facts.pictures();
        let is_held = |it: &&Remark| {
            self.pictures.contains(&it.id) && may.iter().all(|free| free.id != it.id)
        };
        photographs(facts).filter(is_held).collect()
    }

    /// Whether everybody on the chosen pictures consents.
    pub(super) fn faces(&self, facts: &Facts) -> Result<(), Refused> {
        let held = self.held(facts);
        held.first().map_or(Ok(()), |it| Err(Refused::PictureHeld(it.text.clone())))
    }

    /// Back to a draft that nobody has agreed to.
    pub(super) fn reopen(&mut self) {
        self.state = State::Draft;
        (self.approved_host, self.approved_guest) = (String::new(), String::new());
    }
}

/// Those a fresh draft proposes: what may be published, as far as there is room.
pub(super) fn proposed(facts: &Facts) -> Vec<RemarkId> {
    facts.pictures().iter().take(PICTURES).map(|it| it.id).collect()
}

/// Every photograph of the visit, shown or not.
pub(crate) fn photographs(facts: &Facts) -> impl Iterator<Item = &Remark> {
    facts.remarks.iter().filter(|it| it.kind == RemarkKind::Photo)
}
